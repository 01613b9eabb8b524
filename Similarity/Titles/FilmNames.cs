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
    public static bool HasYear(Movie movie, int year) => movie.Year == year || YearInTitle(movie) == year;

    /// <summary>Whether a year is one off the film's, or the one in its title.</summary>
    public static bool HasYearNextTo(Movie movie, int year) => HasYear(movie, year - 1) || HasYear(movie, year + 1);

    /// <summary>Whether a film has any year.</summary>
    public static bool HasYear(Movie movie) => movie.Year is not null || YearInTitle(movie) is not null;

    /// <summary>Whether a film has a name that agrees with a typed one though numbers are not folded.</summary>
    public static bool HasNameWithSameNumbers(Movie movie, TitleName typed)
    {
        var text = WithoutFoldedNumbers(typed);
        return Of(movie).Exists(name => WithoutFoldedNumbers(name) == text);
    }

    /// <summary>
    /// The names to look a film up by: besides all titles, the whole one as it is written, with the alternatives, and with an unusual
    /// year's digits.
    /// </summary>
    public static List<FilmName> LookedUp(Movie movie)
    {
        var title = TitleKey.Truncate(movie.Title);
        var parsed = ParsedTitle.Parse(title);
        var whole = ReleaseYear.Split(title).Name;
        var names = new List<FilmName>();
        AddBothOrders(parsed.MainTitle, false);
        if (whole != parsed.MainTitle) names.Add(new FilmName(whole, TitleName.AsWritten(whole), false, false));
        if (parsed.Year is not null && title != $"{whole} ({parsed.Year})") names.Add(new FilmName(title, TitleName.AsWritten(title), false, false));
        foreach (var alternative in parsed.AlternativeTitles) AddBothOrders(alternative, true);
        return names;

        void AddBothOrders(string name, bool isAlternative)
        {
            names.Add(new FilmName(name, TitleName.InNaturalOrder(name), isAlternative, true));
            if (name.Contains(',')) names.Add(new FilmName(name, TitleName.AsWritten(name), isAlternative, false));
        }
    }

    private static string WithoutFoldedNumbers(TitleName name) => TitleParts.Text(FoldedWords.Of(name.WithoutArticle, foldNumbers: false));

    private static int? YearInTitle(Movie movie) => ReleaseYear.Split(TitleKey.Truncate(movie.Title)).Year;
}

/// <summary>A name to look a film up by.</summary>
/// <param name="Title">The name as it is written.</param>
/// <param name="Name">The name.</param>
/// <param name="IsAlternative">Whether it is an alternative title.</param>
/// <param name="HasParts">Whether parts of it are names as well.</param>
internal readonly record struct FilmName(string Title, TitleName Name, bool IsAlternative, bool HasParts)
{
    /// <summary>All spellings as it is written.</summary>
    public Spelling[] Spellings() => Name.Spellings();

    /// <summary>All spellings of it and its parts in folded words.</summary>
    public IEnumerable<Spelling> FoldedSpellings() => HasParts ? TitleParts.Spellings(Title, Name) : [];
}
