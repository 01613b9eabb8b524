using MovieSimilarity.Terms;

namespace MovieSimilarity.Explanations;

/// <summary>A few terms as a part of a sentence: tags and genres apart, since nobody would call a genre a tag.</summary>
internal readonly struct TermPhrase
{
    /// <summary>More in one sentence read as a list.</summary>
    private const int MaxShared = 3;

    /// <summary>Likewise of the film's own terms.</summary>
    private const int MaxOwn = 2;

    /// <summary>A tag that is longer is a sentence itself.</summary>
    private const int MaxLength = 40;

    /// <summary>A term that adds a smaller share of what the strongest one adds is hardly a reason.</summary>
    private const double MinShareOfStrongest = 0.1;

    /// <summary>The film's own terms are named if the strongest of them adds so many times what the strongest shared one adds.</summary>
    private const double OwnAboveShared = 1.5;

    private readonly string[] _tags;
    private readonly string[] _genres;
    private readonly bool _shareWords;

    private TermPhrase(IReadOnlyCollection<ExplainedTerm> terms)
    {
        _tags = [.. terms.Where(term => !term.IsGenre).Select(term => Quote(term.Text))];
        _genres = [.. terms.Where(term => term.IsGenre).Select(term => term.Text)];
        _shareWords = terms.All(term => term.Overlap == Overlap.Word);
    }

    /// <summary>How many terms there are.</summary>
    public int Count => _tags.Length + _genres.Length;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Chooses the terms that connect two films.</summary>
    /// <param name="terms">The terms, the strongest first.</param>
    /// <returns>Terms that a liked film has, too; and terms that only the film found has, if they add clearly more.</returns>
    public static (TermPhrase Shared, TermPhrase Own) Choose(IReadOnlyList<ExplainedTerm> terms)
    {
        var candidates = terms.Where(term => term.Part > 0 && term.Text.Length <= MaxLength).ToArray();
        if (candidates.Length == 0) return (new([]), new([]));
        var strong = candidates.Where(term => term.Part >= MinShareOfStrongest * candidates[0].Part).ToArray();
        var shared = WithoutRepetition(strong.Where(term => term.Overlap == Overlap.Term), MaxShared);
        var own = WithoutRepetition(strong.Where(term => term.Overlap != Overlap.Term), MaxOwn);
        own.RemoveAll(term => term.Overlap != own[0].Overlap);
        var isOwnNamed = own.Count > 0 && (shared.Count == 0 || own[0].Part >= OwnAboveShared * shared[0].Part);
        return (new(shared), new(isOwnNamed ? own : []));
    }

    /// <summary>"both are tagged A and share the genres B and C".</summary>
    public string AsShared()
    {
        if (_tags.Length == 0) return $"both films share {Genres("the ")}";
        var tagged = $"both are tagged {List(_tags)}";
        return _genres.Length == 0 ? tagged : $"{tagged}{(_tags.Length > 1 ? "," : "")} and share {Genres("the ")}";
    }

    /// <summary>"its tag A is close to those of a film", and what is meant by that where it is as simple as a common word.</summary>
    /// <param name="films">The film or films.</param>
    public string AsNear(string films) => (_shareWords, Count) switch
    {
        (true, 1) => $"{AsNouns("its")} has a word in common with the tags and genres of {films}",
        (true, _) => $"{AsNouns("its")} have words in common with the tags and genres of {films}",
        (false, 1) => $"{AsNouns("its")} is close to the tags and genres of {films}",
        (false, _) => $"{AsNouns("its")} are close to the tags and genres of {films}",
    };

    /// <summary>"the tag A and the genres B and C".</summary>
    /// <param name="article">What stands before the first of them; the same stands before the second one.</param>
    public string AsNouns(string article)
    {
        var before = article + " ";
        if (_tags.Length == 0) return Genres(before);
        var tags = $"{before}{(_tags.Length == 1 ? "tag" : "tags")} {List(_tags)}";
        return _genres.Length == 0 ? tags : $"{tags} and {Genres(before)}";
    }

    private string Genres(string before) => $"{before}{(_genres.Length == 1 ? "genre" : "genres")} {List(_genres)}";

    /// <summary>The first few terms without those that repeat one before them, as "Tarantino" repeats "Quentin Tarantino".</summary>
    private static List<ExplainedTerm> WithoutRepetition(IEnumerable<ExplainedTerm> terms, int most)
    {
        var (chosen, said) = (new List<ExplainedTerm>(most), new List<HashSet<string>>(most));
        foreach (var term in terms)
        {
            var words = Tokenizer.Tokenize(term.Text).ToHashSet();
            if (said.Exists(other => words.IsSubsetOf(other) || words.IsSupersetOf(other))) continue;
            chosen.Add(term);
            said.Add(words);
            if (chosen.Count == most) break;
        }
        return chosen;
    }

    private static string List(string[] texts) => texts.Length == 1 ? texts[0] : $"{string.Join(", ", texts[..^1])} and {texts[^1]}";

    /// <summary>A tag that looks like several stands in quotation marks.</summary>
    private static string Quote(string tag) =>
        tag.Contains(',') || tag.Contains(';') || tag.Contains(" and ", StringComparison.OrdinalIgnoreCase) ? $"“{tag}”" : tag;
}
