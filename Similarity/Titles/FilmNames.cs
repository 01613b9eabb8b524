using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>The names that a film goes by.</summary>
internal static class FilmNames
{
    /// <summary>The main title and the alternative ones in natural order, each once.</summary>
    public static List<TitleName> Of(Movie movie)
    {
        var parsed = ParsedTitle.Parse(TitleKey.Truncate(movie.Title));
        var names = new List<TitleName> { TitleName.InNaturalOrder(parsed.MainTitle) };
        foreach (var title in parsed.AlternativeTitles)
        {
            var name = TitleName.InNaturalOrder(title);
            if (!names.Exists(known => known.Key == name.Key)) names.Add(name);
        }
        return names;
    }

    /// <summary>Whether a year is the film's, or the one in its title where the two differ.</summary>
    public static bool HasYear(Movie movie, int year) =>
        movie.Year == year || ReleaseYear.Split(TitleKey.Truncate(movie.Title)).Year == year;

    /// <summary>All spellings of all names, some of them more than once, with whether the name is an alternative title.</summary>
    public static IEnumerable<(Spelling Spelling, bool IsAlternative)> Spellings(Movie movie)
    {
        foreach (var (name, isAlternative) in LookedUp(TitleKey.Truncate(movie.Title)))
        {
            foreach (var spelling in name.Spellings()) yield return (spelling, isAlternative);
        }
    }

    /// <summary>Besides all titles, the whole one as it is written: with the alternatives, and with an unusual year's digits.</summary>
    private static List<(TitleName Name, bool IsAlternative)> LookedUp(string title)
    {
        var parsed = ParsedTitle.Parse(title);
        var whole = ReleaseYear.Split(title).Name;
        var names = new List<(TitleName, bool)>();
        AddBothOrders(parsed.MainTitle, false);
        if (whole != parsed.MainTitle) names.Add((TitleName.AsWritten(whole), false));
        if (parsed.Year is not null && title != $"{whole} ({parsed.Year})") names.Add((TitleName.AsWritten(title), false));
        foreach (var alternative in parsed.AlternativeTitles) AddBothOrders(alternative, true);
        return names;

        void AddBothOrders(string name, bool isAlternative)
        {
            names.Add((TitleName.InNaturalOrder(name), isAlternative));
            if (name.Contains(',')) names.Add((TitleName.AsWritten(name), isAlternative));
        }
    }
}
