using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Training.Series;

/// <summary>
/// One name of a film taken apart: <c>Die Hard 2: Die Harder</c> has the stem "die hard", the number 2 and a subtitle. Words are folded as
/// for the look-up of titles, so that <c>II</c>, <c>two</c> and <c>Part 2</c> are all 2; <c>'s</c> does not count.
/// </summary>
internal sealed partial class SeriesName
{
    /// <summary>Higher numbers are years, or belong to the title: no series of films has so many parts.</summary>
    private const int LargestNumber = 39;

    private static readonly FrozenSet<string> Versus = FrozenSet.Create(StringComparer.Ordinal, "vs", "meet", "meets");

    private readonly List<string>[] _parts;
    private readonly string _title;

    private SeriesName(string title, List<string>[] parts, bool isMain)
    {
        _parts = parts;
        _title = title;
        IsMain = isMain;
        Words = [.. parts.SelectMany(part => part)];
        var stemLength = LengthWithoutNumber(parts[0]);
        Stem = parts[0][..stemLength];
        HasNumber = stemLength < parts[0].Count || (parts.Length > 1 && IsNumbered(parts[1]));
        IsCrossover = title.Contains('/') || Words.Any(Versus.Contains);
    }

    /// <summary>Whether this is the main title, not one in brackets.</summary>
    public bool IsMain { get; }

    /// <summary>All words, without the article in front.</summary>
    public List<string> Words { get; }

    /// <summary>The words before the number and the subtitle; all words where there is neither.</summary>
    public List<string> Stem { get; }

    /// <summary>Whether a number follows the stem: <c>Rocky II</c>, <c>Kill Bill: Vol. 1</c>.</summary>
    public bool HasNumber { get; }

    /// <summary>Whether a subtitle that is no number follows the stem: <c>Alien: Resurrection</c>.</summary>
    public bool HasSubtitle => !HasNumber && _parts.Length > 1;

    /// <summary>Whether two series may meet in the film: <c>Freddy vs. Jason</c>, <c>Superman/Batman</c>.</summary>
    public bool IsCrossover { get; }

    /// <summary>Takes all names of a film apart.</summary>
    /// <param name="title">The title as MovieLens writes it.</param>
    public static IEnumerable<SeriesName> Of(string title)
    {
        var parsed = ParsedTitle.Parse(TitleKey.Truncate(title));
        return parsed.AlternativeTitles.Select(name => Parse(name, false)).Prepend(Parse(parsed.MainTitle, true)).Where(name => name.Words.Count > 0);
    }

    /// <summary>All words before the number that ends a subtitle; null where none does: <c>The Deathly Hallows: Part 2</c>.</summary>
    public List<string>? StemOfLastNumber()
    {
        var length = LengthWithoutNumber(Words);
        return _parts.Length > 1 && length < Words.Count ? Words[..length] : null;
    }

    /// <summary>
    /// What comes before a number that has more words behind it, or before the one that ends a subtitle, within the subtitle:
    /// <c>Step Up 2 the Streets</c>, <c>Damien: Omen II</c>.
    /// </summary>
    public IEnumerable<List<string>> StemsInside()
    {
        for (var i = 1; i < Stem.Count; i++)
        {
            if (IsNumber(Stem[i])) yield return Stem[..i];
        }
        foreach (var part in _parts.Skip(1))
        {
            var length = LengthWithoutNumber(part);
            if (length < part.Count && !IsNumber(part[0])) yield return part[..length];
        }
    }

    /// <summary>The words with a blank in place of the first number, and that number; null where there is none.</summary>
    public (string Pattern, string Number)? AroundNumber()
    {
        var at = Words.FindIndex(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return at >= 0 && Words.Count > 1 ? (string.Join(' ', [.. Words[..at], "", .. Words[(at + 1)..]]), Words[at]) : null;
    }

    /// <summary>What comes before each <c>'s</c>: the brand of <c>National Lampoon's Van Wilder</c>, or whom the series is about.</summary>
    public IEnumerable<List<string>> Owners() =>
        from possessive in Possessive().Matches(_title)
        let owner = TitleName.InNaturalOrder(_title[..possessive.Index])
        where owner.Key.Length > 0
        select FoldedWords.Of(owner.WithoutArticle);

    /// <summary>Whether a word is the number of a film in a series; <c>3D</c> is, as well.</summary>
    public static bool IsNumber(string word) =>
        word is "3d" or "3dd" || (word.Length <= 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestNumber);

    private static SeriesName Parse(string title, bool isMain)
    {
        var name = Possessive().Replace(title, "");
        var keys = TitleParts.KeysOf(name);
        var first = keys.Length > 0 ? TitleName.FromKey(keys[0]) : TitleName.InNaturalOrder(name);
        return new SeriesName(title, [FoldedWords.Of(first.WithoutArticle), .. keys.Skip(1).Select(key => FoldedWords.Of(key, isStart: false))], isMain);
    }

    private static bool IsNumbered(List<string> part) => IsNumber(part[0]) || (part.Count == 1 && IsNumber(part[^1]));

    /// <summary>The length without numbers at the end; the first word stays.</summary>
    private static int LengthWithoutNumber(List<string> words)
    {
        var length = words.Count;
        while (length > 1 && (IsNumber(words[length - 1]) || (words[length - 1] == "d" && length > 2 && IsNumber(words[length - 2])))) length--;
        return length;
    }

    [GeneratedRegex(@"['’]s\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
