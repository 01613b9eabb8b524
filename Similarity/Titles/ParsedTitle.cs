using System.Globalization;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Titles;

/// <summary>The parts of a title as MovieLens writes it: <c>Seven (a.k.a. Se7en) (1995)</c>.</summary>
/// <param name="MainTitle">The title before its closing parentheses, article where it was written: <c>Matrix, The</c>.</param>
/// <param name="AlternativeTitles">What the closing parentheses hold besides the year, without "a.k.a."; may be empty.</param>
/// <param name="Year">The year in the last parentheses that hold one, the first of a range; null where none do.</param>
public sealed partial record ParsedTitle(string MainTitle, IReadOnlyList<string> AlternativeTitles, int? Year)
{
    /// <summary>
    /// Takes a title apart. Never fails: unbalanced parentheses end where the title ends, parentheses inside the title
    /// (<c>(500) Days of Summer</c>) belong to it, and a title of nothing else is its own main title.
    /// </summary>
    /// <param name="title">The title; surrounding blanks do not count.</param>
    public static ParsedTitle Parse(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var (name, year) = ReleaseYear.Split(title);
        var (main, groups) = ClosingParentheses.Split(name);
        return new ParsedTitle(main, groups.Count > 0 ? [.. groups.SelectMany(Alternatives).Distinct()] : [], year);
    }

    /// <summary>The title as people say it, article in front and without its alternative titles: <c>The Matrix (1999)</c>.</summary>
    /// <param name="title">The title as MovieLens writes it: <c>Matrix, The (1999)</c>.</param>
    public static string ToNaturalOrder(string title)
    {
        var parsed = Parse(title);
        var name = Articles.ToNaturalOrder(parsed.MainTitle).Natural;
        return parsed.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{name} ({year})") : name;
    }

    /// <summary>The names between which "a.k.a." stands; the whole text where it does not occur.</summary>
    internal static IEnumerable<string> SplitAlsoKnownAs(string names) => AlsoKnownAs().Split(names).Select(name => name.Trim());

    private static IEnumerable<string> Alternatives(string inParentheses) =>
        from part in AlsoKnownAs().Split(inParentheses)
        let nested = ClosingParentheses.Split(part)
        from title in nested.Groups.Prepend(nested.Main)
        where title.Length > 0 && !ReleaseYear.IsYear(title)
        select title;

    [GeneratedRegex(@"(?<!\w)(?:a\.\s?k\.\s?a\b\.?|aka\b)[:\s]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AlsoKnownAs();
}
