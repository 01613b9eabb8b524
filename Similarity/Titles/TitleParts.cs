using System.Buffers;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Titles;

/// <summary>What people call a film for short: the beginning of its name, the part before a separator or behind one.</summary>
internal static partial class TitleParts
{
    /// <summary>Words whose initials are a name: <c>LOTR</c>. Shorter ones would be found by any misspelt word.</summary>
    private const int FewestInitials = 4;

    /// <summary>Words of a subtitle that are enough, unless they are all of it: "new" does not mean A New Hope.</summary>
    private const int FewestSubtitleWords = 2;

    private static readonly SearchValues<char> SeparatorCharacters = SearchValues.Create(":;-–—/");

    /// <summary>All spellings of a name and its parts in folded words, without blanks; some more than once.</summary>
    /// <param name="title">A main or alternative title as it is written.</param>
    /// <param name="name">The same in natural order.</param>
    public static IEnumerable<Spelling> Spellings(string title, TitleName name)
    {
        var keys = KeysOf(title);
        var spellings = keys.Length > 1 ? OfParts(keys) : OfWhole(name);
        return title.Contains('\'') ? spellings.Concat(BeforePossessives(title)) : spellings;
    }

    /// <summary>The keys of a title's parts in natural order, between its separators; empty where it has no separator.</summary>
    public static string[] KeysOf(string title) => MayHoldSeparator(title) && Separator().IsMatch(title)
        ? [.. Separator().Split(Articles.ToNaturalOrder(title).Natural).Select(TitleKey.Of).Where(part => part.Length > 0)]
        : [];

    /// <summary>"Ferris Bueller" of <c>Ferris Bueller's Day Off</c>.</summary>
    private static IEnumerable<Spelling> BeforePossessives(string title) =>
        from possessive in Possessive().Matches(title)
        let owner = TitleName.InNaturalOrder(title[..possessive.Index])
        where owner.Key.Length > 0
        select new Spelling(Text(FoldedWords.Of(owner.WithoutArticle)), Looseness.Beginning);

    /// <summary>The words of a key without blanks.</summary>
    public static string Text(IEnumerable<string> words) => string.Concat(words);

    /// <summary>Spares most titles the regular expression.</summary>
    private static bool MayHoldSeparator(string title) => title.AsSpan().ContainsAny(SeparatorCharacters) || title.Contains("or", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Spelling> OfWhole(TitleName name)
    {
        var words = FoldedWords.Of(name.WithoutArticle);
        var text = Text(words);
        yield return new Spelling(text, Looseness.Folded);
        yield return new Spelling(text, Looseness.FirstOfSeries);
        foreach (var begun in Beginnings(words, 1, Looseness.Beginning)) yield return begun;
        if (name.ArticleLength > 0 && name.WithoutArticle.IndexOf(' ') == 1)
        {
            // The A of "A.I." is no article.
            foreach (var begun in Beginnings(FoldedWords.Of(name.Key), 2, Looseness.Beginning)) yield return begun;
        }
        if (Initials(name.WithoutArticle) is { } initials) yield return new Spelling(initials, Looseness.Initials);
    }

    private static IEnumerable<Spelling> OfParts(string[] keys)
    {
        var first = TitleName.FromKey(keys[0]);
        List<string>[] parts = [FoldedWords.Of(first.WithoutArticle), .. keys[1..].Select(key => FoldedWords.Of(key, isStart: false))];
        foreach (var spelling in OfWhole(first))
        {
            yield return spelling.Looseness == Looseness.Folded ? spelling with { Looseness = Looseness.Head } : spelling;
        }
        yield return new Spelling(Text(parts.SelectMany(part => part)), Looseness.Folded);
        yield return new Spelling(Text(parts[0]), Looseness.Beginning);
        yield return new Spelling(Text([.. parts[0], .. parts[^1]]), Looseness.Beginning);
        foreach (var begun in Beginnings([.. parts.SelectMany(part => part)], parts[0].Count + 1, Looseness.Beginning)) yield return begun;
        for (var i = 1; i < parts.Length; i++)
        {
            List<string> rest = [.. parts[i..].SelectMany(part => part)];
            yield return new Spelling(Text(rest), Looseness.Beginning);
            foreach (var begun in Beginnings(rest, FewestSubtitleWords, Looseness.BeginningOfSubtitle)) yield return begun;
        }
    }

    /// <summary>The first words, from some number of them up to all but one.</summary>
    private static IEnumerable<Spelling> Beginnings(List<string> words, int fewest, Looseness looseness)
    {
        var text = Text(words);
        var length = 0;
        for (var i = 0; i < words.Count - 1; i++)
        {
            length += words[i].Length;
            if (i + 1 >= fewest) yield return new Spelling(text[..length], looseness);
        }
    }

    private static string? Initials(string key)
    {
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= FewestInitials ? string.Concat(words.Select(word => word[0])) : null;
    }

    [GeneratedRegex(@"'s?(?= )")]
    private static partial Regex Possessive();

    /// <summary>A colon, semicolon, slash or dash between words, or "or" before a second title.</summary>
    [GeneratedRegex(@"\s*[:;]\s+(?:or:?\s+)?|\s+[-–—/]\s+|,?\s+or[:,]\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
