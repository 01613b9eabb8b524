using System.Globalization;
using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class MovieLensTitlesTests
{
    private const string NotFound = "404";

    /// <summary>What these titles of the shared list find instead, and why.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        // Three far better known films begin so; the one of 1978 is among the other matches.
        ["Lord of the Rings"] = "Lord of the Rings: The Fellowship of the Ring, The (2001)",
        // Of two films of that name the most rated one.
        ["It"] = "It (2017)",
        // A film of that very name; the series has fewer ratings.
        ["Death Note"] = "Death Note (2017)",
        // Misspelt; see the test of fuzzy matches.
        ["amlie 2001"] = NotFound,
        ["Shawshank Redemtion"] = NotFound,
        // No title of the data set is written so.
        ["千と千尋の神隠し"] = NotFound,
        ["Cité de Dieu"] = NotFound,
        // The data set does not have the film.
        ["My Name Is Nobody (Il mio nome è Nessuno)"] = NotFound,
    };

    private static readonly Lazy<MovieCatalogue> Catalogue = new(ReadCatalogue);
    private static readonly Lazy<TitleIndex> Index = new(() => new TitleIndex(Catalogue.Value));

    [Fact]
    public void Every_film_is_found_by_its_own_title() => AssertFound(title => title);

    [Fact]
    public void Every_film_is_found_by_its_title_in_lower_case() => AssertFound(title => title.ToLowerInvariant());

    [Fact]
    public void Every_film_is_found_by_its_title_without_diacritics_and_punctuation() => AssertFound(WithoutDiacriticsAndPunctuation);

    [Fact]
    public void Every_film_is_found_by_its_main_title_in_natural_order_with_the_year() => AssertFound(NaturalOrder);

    [Theory]
    [InlineData("Zodiak", "Zodiac (2007)")]
    [InlineData("Shawshenk Redemtion", "Shawshank Redemption, The (1994)")]
    [InlineData("Lord of the Ring", "Lord of the Rings: The Fellowship of the Ring, The (2001)")]
    [InlineData("Termnator 2", "Terminator 2: Judgment Day (1991)")]
    [InlineData("Godfahter", "Godfather, The (1972)")]
    [InlineData("Pulp Ficton", "Pulp Fiction (1994)")]
    [InlineData("Inceptoin", "Inception (2010)")]
    [InlineData("Schindlers Lst", "Schindler's List (1993)")]
    [InlineData("Forest Gump", "Forrest Gump (1994)")]
    [InlineData("Silence of the Lams", "Silence of the Lambs, The (1991)")]
    [InlineData("Braveheat", "Braveheart (1995)")]
    [InlineData("Eternal Sunshine of a Spotless Mind", "Eternal Sunshine of the Spotless Mind (2004)")]
    [InlineData("Lock Stock and 2 Smoking Barrels", "Lock, Stock & Two Smoking Barrels (1998)")]
    [InlineData("Amelee", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("Crouching Tigre Hiden Dragon", "Crouching Tiger, Hidden Dragon (Wo hu cang long) (2000)")]
    [InlineData("Raiders of the Lost Arc", "Raiders of the Lost Ark (Indiana Jones and the Raiders of the Lost Ark) (1981)")]
    [InlineData("Pirates of the Carribean", "Pirates of the Caribbean: The Curse of the Black Pearl (2003)")]
    [InlineData("Apocalypse Know", "Apocalypse Now (1979)")]
    [InlineData("Ratatoullie", "Ratatouille (2007)")]
    [InlineData("Clockwork Ornage", "Clockwork Orange, A (1971)")]
    [InlineData("jurrasic park 1993", "Jurassic Park (1993)")]
    [InlineData("Fight Culb", "Fight Club (1999)")]
    [InlineData("the usual supsects", "Usual Suspects, The (1995)")]
    [InlineData("Dr. Strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)")]
    [InlineData("One Flew Over the Cuckoos Nset", "One Flew Over the Cuckoo's Nest (1975)")]
    [InlineData("Good Bad and Ugly", "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)")]
    public void A_misspelt_title_suggests_the_film_among_the_first_three(string typed, string title)
    {
        SkipWithoutData();
        Assert.Contains(title, Index.Value.Suggest(typed, 3).Titles());
    }

    [Fact]
    public void Titles_as_people_typed_them_find_the_films_they_meant()
    {
        SkipWithoutData();
        Assert.SkipUnless(TestData.TypedTitles is not null, TestData.NoTypedTitles);
        AssertMeant(ReadTyped(TestData.TypedTitles!).Where(line => !Otherwise.ContainsKey(line.Typed)));
        AssertMeant(Otherwise.Select(other => (other.Key, other.Value)));
    }

    [Fact]
    public void Titles_of_every_kind_find_the_films_they_mean()
    {
        SkipWithoutData();
        AssertMeant(ReadTyped(Path.Combine(TestData.Repository, "Tests", "Similarity", "Titles", "typed-titles.tsv")));
    }

    [Theory]
    [InlineData("amlie 2001", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("Shawshank Redemtion", "Shawshank Redemption, The (1994)")]
    public void A_misspelt_title_finds_its_film_if_asked_to(string typed, string title)
    {
        SkipWithoutData();
        Assert.Equal(title, Index.Value.Find(typed, fuzzy: true)?.Movie.Title);
    }

    private static void AssertMeant(IEnumerable<(string Typed, string Film)> lines) =>
        Assert.All(lines, line => Assert.Equal((line.Typed, line.Film), (line.Typed, Index.Value.Find(line.Typed)?.Movie.Title.Trim() ?? NotFound)));

    private static IEnumerable<(string Typed, string Film)> ReadTyped(string path) =>
        from line in File.ReadLines(path)
        where !line.StartsWith('#')
        let columns = line.Split('\t')
        select (columns[0], columns[1].Trim());

    private static void SkipWithoutData() =>
        Assert.SkipUnless(TestData.MlLatestSmall is not null, TestData.NoMlLatestSmall);

    private static void AssertFound(Func<string, string> type)
    {
        SkipWithoutData();
        var missed = Catalogue.Value.Where(movie => !IsFound(movie, type(movie.Title)));
        Assert.Empty(missed.Select(movie => $"{type(movie.Title)} → {movie.Title}"));
    }

    private static bool IsFound(Movie movie, string typed) =>
        Index.Value.Find(typed) is { } match && match.OtherMovies.Prepend(match.Movie).Contains(movie);

    private static string WithoutDiacriticsAndPunctuation(string title)
    {
        var typed = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (c is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            typed.Append(c == '&' ? "and" : char.IsPunctuation(c) ? " " : c.ToString());
        }
        return typed.ToString();
    }

    private static string NaturalOrder(string title)
    {
        var parsed = ParsedTitle.Parse(title);
        var year = parsed.Year is null ? "" : $" ({parsed.Year})";
        string[] articles = ["The", "A", "An", "La", "Le", "Les", "L'", "El", "Der", "Die", "Das", "Il", "I"];
        var article = Array.Find(articles, article => parsed.MainTitle.EndsWith($", {article}", StringComparison.Ordinal));
        if (article is null) return parsed.MainTitle + year;
        var blank = article.EndsWith('\'') ? "" : " ";
        return article + blank + parsed.MainTitle[..^(article.Length + 2)] + year;
    }

    private static MovieCatalogue ReadCatalogue()
    {
        var counts = File.ReadLines(Path.Combine(TestData.MlLatestSmall!, "ratings.csv")).Skip(1)
            .CountBy(line => int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToDictionary();
        var lines = File.ReadLines(Path.Combine(TestData.MlLatestSmall!, "movies.csv")).Skip(1);
        return new MovieCatalogue(lines.Select(line => ReadMovie(line, counts)));
    }

    private static Movie ReadMovie(string line, Dictionary<int, int> ratingCounts)
    {
        var (first, last) = (line.IndexOf(','), line.LastIndexOf(','));
        var id = int.Parse(line[..first], CultureInfo.InvariantCulture);
        var title = line[(first + 1)..last];
        if (title.StartsWith('"')) title = title[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        return MadeCatalogue.Film(id, title, ratingCounts.GetValueOrDefault(id));
    }
}
