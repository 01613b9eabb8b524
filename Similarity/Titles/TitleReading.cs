using System.Globalization;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Titles;

/// <summary>One interpretation of the typed text: a film's name and, if given, its year.</summary>
/// <param name="Name">The name.</param>
/// <param name="Year">The year, or null.</param>
internal readonly partial record struct TitleReading(TitleName Name, int? Year)
{
    /// <summary>
    /// All readings, the most literal first. A year in brackets is one; a bare number at the end is part of the name first, then a
    /// year. What stands in closing brackets may be left out. Empty for a blank text.
    /// </summary>
    public static TitleReading[] Of(string typed)
    {
        var (name, year) = ReleaseYear.Split(TypedTitle.Clean(TitleKey.Truncate(typed)));
        TitleName[] names = [TitleName.InNaturalOrder(name), TitleName.InNaturalOrder(ClosingParentheses.Split(name).Main)];
        var literal = names.Select(known => new TitleReading(known, year));
        var withBareYear = year is null ? names.SelectMany(BareYear) : [];
        return [.. literal.Concat(withBareYear).Where(reading => reading.Name.Key.Length > 0).Distinct()];
    }

    /// <summary>
    /// Less likely readings: the text before a year that more follows, the text behind a year, one of several names of a film, and
    /// decimal fractions. Often empty.
    /// </summary>
    public static TitleReading[] Guesses(string typed)
    {
        var title = TypedTitle.Clean(TitleKey.Truncate(typed));
        var (name, year) = ReleaseYear.Split(title);
        var halves = TypedTitle.WithHalves(name);
        var guesses = ClosingParentheses.Split(name).Groups.Concat(ParsedTitle.SplitAlsoKnownAs(name)).Append(halves)
            .Where(other => other.Length > 0 && other != name)
            .Select(other => new TitleReading(TitleName.InNaturalOrder(other), year));
        return [.. guesses.Concat(YearInside(TitleKey.Of(title))).Where(guess => guess.Name.Key.Length > 0).Distinct()];
    }

    /// <summary>The typed name as a film's name would have to be spelt to match, or null where it cannot match so loosely.</summary>
    public Spelling? SpellingAt(Looseness looseness) => looseness switch
    {
        < Looseness.Folded => Name.SpellingAt(looseness),
        Looseness.Initials => IsOneWord(Name.Key) ? new Spelling(Name.Key, looseness) : null,
        Looseness.FirstOfSeries => FoldedWords.Of(Name.WithoutArticle) is [.. { Count: > 0 } words, "1"] ? new Spelling(TitleParts.Text(words), looseness) : null,
        Looseness.Folded => new Spelling(TitleParts.Text(FoldedWords.Of(Name.WithoutArticle)), looseness),
        _ => FoldedWords.Of(Name.WithoutArticle) is var words && !IsOnlyNumber(words) ? new Spelling(TitleParts.Text(words), looseness) : null,
    };

    /// <summary>Whether nothing but a number is left of several words: "Episode IV" is not the beginning of Four Weddings and a Funeral.</summary>
    private bool IsOnlyNumber(List<string> words) => words.Count == 1 && char.IsAsciiDigit(words[0][0]) && Name.WithoutArticle.Contains(' ');

    private static bool IsOneWord(string key) => !key.ContainsAnyExceptInRange('a', 'z');

    private static IEnumerable<TitleReading> BareYear(TitleName name)
    {
        if (ReleaseYear.TrySplitKey(name.Key, out var rest, out var year)) yield return new TitleReading(TitleName.FromKey(rest), year);
    }

    private static IEnumerable<TitleReading> YearInside(string key)
    {
        foreach (Match match in YearAmongWords().Matches(key))
        {
            var year = int.Parse(match.ValueSpan, CultureInfo.InvariantCulture);
            var (before, behind) = (key[..match.Index].Trim(), key[(match.Index + match.Length)..].Trim());
            yield return new TitleReading(TitleName.FromKey(before.Length > 0 ? before : behind), year);
        }
    }

    [GeneratedRegex(@"(?<![^ ])[12][0-9]{3}(?![^ ])")]
    private static partial Regex YearAmongWords();
}
