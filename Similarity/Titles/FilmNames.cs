using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>The names that a film goes by.</summary>
internal static class FilmNames
{
    /// <summary>The main title and the alternative ones in natural order, each once.</summary>
    public static IEnumerable<TitleName> Of(Movie movie)
    {
        var parsed = ParsedTitle.Parse(TitleKey.Truncate(movie.Title));
        return parsed.AlternativeTitles.Prepend(parsed.MainTitle).Select(TitleName.InNaturalOrder).DistinctBy(name => name.Key);
    }

    /// <summary>Whether a year is the film's, or the one in its title where the two differ.</summary>
    public static bool HasYear(Movie movie, int year) =>
        movie.Year == year || ReleaseYear.Split(TitleKey.Truncate(movie.Title)).Year == year;

    /// <summary>All spellings of all names, some of them more than once, with whether the name is an alternative title.</summary>
    public static IEnumerable<(Spelling Spelling, bool IsAlternative)> Spellings(Movie movie)
    {
        var title = TitleKey.Truncate(movie.Title);
        var parsed = ParsedTitle.Parse(title);
        foreach (var spelling in Spellings(MainNames(title, parsed.MainTitle))) yield return (spelling, false);
        foreach (var spelling in Spellings(parsed.AlternativeTitles.SelectMany(BothOrders))) yield return (spelling, true);
    }

    /// <summary>Besides the main title, the whole one as it is written: with the alternatives, and with an unusual year's digits.</summary>
    private static IEnumerable<TitleName> MainNames(string title, string mainTitle)
    {
        foreach (var name in BothOrders(mainTitle)) yield return name;
        var (whole, year) = ReleaseYear.Split(title);
        if (whole != mainTitle) yield return TitleName.AsWritten(whole);
        if (year is not null && title != $"{whole} ({year})") yield return TitleName.AsWritten(title);
    }

    private static IEnumerable<TitleName> BothOrders(string title)
    {
        yield return TitleName.InNaturalOrder(title);
        if (title.Contains(',')) yield return TitleName.AsWritten(title);
    }

    private static IEnumerable<Spelling> Spellings(IEnumerable<TitleName> names) => names.SelectMany(name => name.Spellings());
}
