using System.Collections.Frozen;

namespace MovieSimilarity.Training.Series;

/// <summary>Words that films' names have in common, and which films have them in which place. Lists of rows ascend.</summary>
/// <param name="words">The words with blanks between.</param>
internal sealed class Stem(string words)
{
    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "the", "of", "in", "at", "to", "for", "with", "from", "by", "and", "or", "is", "it", "be", "do", "not", "no", "so", "who",
        "i", "me", "my", "you", "your", "he", "his", "she", "her", "we", "our", "de", "la", "le");

    private readonly string[] _split = words.Split(' ');

    /// <summary>Films that have a number behind the words.</summary>
    public List<int> Numbered { get; } = [];

    /// <summary>Films that have a subtitle behind the words.</summary>
    public List<int> Subtitled { get; } = [];

    /// <summary>Films that are called so.</summary>
    public List<int> Alone { get; } = [];

    /// <summary>Films with a subtitle of these words and a number, or with more words behind the number.</summary>
    public List<int> NumberedInside { get; } = [];

    /// <summary>Films whose name goes on behind the words.</summary>
    public List<int> Beginning { get; } = [];

    /// <summary>Films whose main title, before any subtitle, ends in the words.</summary>
    public List<int> End { get; } = [];

    /// <summary>Films that have the words anywhere; for stems of films that have a number or a subtitle, or are called so.</summary>
    public List<int> Anywhere { get; } = [];

    /// <summary>The words with blanks between.</summary>
    public string Words { get; } = words;

    /// <summary>Whether <c>'s</c> follows the words somewhere, so that they may be a brand: <c>National Lampoon's Van Wilder</c>.</summary>
    public bool IsOwner { get; set; }

    /// <summary>Words that tell films apart: neither numbers nor words like "of".</summary>
    public int TellingWords => _split.Count(word => !Fillers.Contains(word) && !SeriesName.IsNumber(word));

    /// <summary>Whether the words can be a name: some letters, not only the number of a film.</summary>
    public bool IsName => Words.Length > 1 && !_split.All(SeriesName.IsNumber);

    /// <summary>Whether the words are a phrase that begins well: "of the dead" does not.</summary>
    public bool BeginsWell => !Fillers.Contains(_split[0]);

    /// <summary>Whether the words are a phrase that ends well: "once upon a time in" does not.</summary>
    public bool EndsWell => !Fillers.Contains(_split[^1]);

    /// <summary>The only word, or null where there are several.</summary>
    public string? OnlyWord => _split.Length == 1 ? Words : null;

    /// <summary>The words without the s of a plural.</summary>
    public string Singular => Words.Length > 3 && Words[^1] == 's' && Words[^2] != 's' ? Words[..^1] : Words;
}
