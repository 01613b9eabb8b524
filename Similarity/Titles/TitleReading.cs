namespace MovieSimilarity.Titles;

/// <summary>One interpretation of the typed text: a film's name and, if given, its year.</summary>
internal readonly record struct TitleReading(TitleName Name, int? Year)
{
    /// <summary>
    /// All readings, the most literal first. A year in parentheses is one; a bare number at the end is part of the name
    /// first, then a year. What stands in closing parentheses may be left out. Empty for a blank text.
    /// </summary>
    public static TitleReading[] Of(string typed)
    {
        var title = TitleKey.Truncate(typed);
        var (name, year) = ReleaseYear.Split(title);
        var main = ClosingParentheses.Split(name).Main;
        TitleName[] names = [TitleName.InNaturalOrder(name), TitleName.InNaturalOrder(main)];
        var literal = names.Select(known => new TitleReading(known, year));
        var withBareYear = year is null ? names.SelectMany(BareYear) : [];
        return [.. literal.Concat(withBareYear).Where(reading => reading.Name.Key.Length > 0).Distinct()];
    }

    private static IEnumerable<TitleReading> BareYear(TitleName name)
    {
        if (ReleaseYear.TrySplitKey(name.Key, out var rest, out var year)) yield return new TitleReading(TitleName.FromKey(rest), year);
    }
}
