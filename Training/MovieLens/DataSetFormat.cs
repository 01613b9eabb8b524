using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>One of the forms in which data sets are published: how their files are called, and how they are written.</summary>
/// <param name="Movies">The names that the file of films may have, the usual one first; each may end in <c>.gz</c>, too.</param>
/// <param name="Ratings">Likewise for the file of ratings.</param>
/// <param name="Tags">Likewise for the file of tags; empty if the form has none.</param>
/// <param name="Links">Likewise for the file of links.</param>
internal sealed record DataSetFormat(string[] Movies, string[] Ratings, string[] Tags, string[] Links)
{
    private const string Gzip = ".gz";

    /// <summary>MovieLens' present form, also with the names and separators that others use.</summary>
    public static readonly DataSetFormat Csv =
        new(Tables("movies", "movie"), Tables("ratings", "rating"), Tables("tags", "tag"), Tables("links", "link")) { IsCsv = true };

    /// <summary>ML-1M and ML-10M.</summary>
    public static readonly DataSetFormat Dat = new(["movies.dat"], ["ratings.dat"], ["tags.dat"], []);

    /// <summary>ML-100K, which was published without tags.</summary>
    public static readonly DataSetFormat Ml100K = new(["u.item"], ["u.data"], [], [])
    {
        RatingSeparator = "\t", MovieSeparator = "|", MovieColumns = Ml100KItem.Columns, MovieOf = Ml100KItem.Read,
    };

    /// <summary>All forms; of several in one folder the first counts.</summary>
    public static readonly DataSetFormat[] All = [Csv, Dat, Ml100K];

    /// <summary>Whether the files are CSV, with columns found by name.</summary>
    public bool IsCsv { get; private init; }

    /// <summary>Reads a film from its row.</summary>
    public Func<FieldRow, MovieRow> MovieOf { get; private init; } = MovieRow.Read;

    private string RatingSeparator { get; init; } = "::";
    private string MovieSeparator { get; init; } = "::";
    private string[] MovieColumns { get; init; } = FileLayout.MovieColumns;

    /// <summary>Whether a file of this name could belong to a data set of any form.</summary>
    public static bool IsKnown(string name) =>
        All.Any(format => ((string[])[.. format.Movies, .. format.Ratings, .. format.Tags, .. format.Links]).Any(known => IsNamed(name, known)));

    /// <summary>Whether a file has a name, in letters of either case, compressed or not.</summary>
    public static bool IsNamed(string file, string name) =>
        file.Equals(name, StringComparison.OrdinalIgnoreCase) || file.Equals(name + Gzip, StringComparison.OrdinalIgnoreCase);

    public FileLayout MovieLayout(string path, string source) => Layout(path, source, MovieColumns, MovieSeparator);

    public FileLayout RatingLayout(string path, string source) => Layout(path, source, FileLayout.RatingColumns, RatingSeparator);

    public FileLayout TagLayout(string path, string source) => Layout(path, source, FileLayout.TagColumns, RatingSeparator);

    public FileLayout LinkLayout(string path, string source) => Layout(path, source, FileLayout.LinkColumns, RatingSeparator);

    private FileLayout Layout(string path, string source, string[] columns, string separator) =>
        new(path, columns) { Source = source, IsCsv = IsCsv, ByName = IsCsv, Separator = separator };

    private static string[] Tables(string plural, string singular) => [$"{plural}.csv", $"{singular}.csv", $"{plural}.tsv", $"{singular}.tsv"];
}

/// <summary>A row of ML-100K's <c>u.item</c>, which has a column for each genre.</summary>
internal static class Ml100KItem
{
    private const int FirstGenre = 5;

    /// <summary>What it calls the absence of a genre.</summary>
    private const string NoGenre = "unknown";

    public static readonly string[] Columns =
    [
        "movieId", "title", "releaseDate", "videoReleaseDate", "imdbUrl",
        NoGenre, "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Film-Noir", "Horror",
        "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
    ];

    /// <exception cref="DataFormatException">The row has other columns, or a field does not hold what it should.</exception>
    public static MovieRow Read(FieldRow row)
    {
        row.RequireColumns();
        var genres = Enumerable.Range(FirstGenre, Columns.Length - FirstGenre)
            .Where(column => row.WholeNumber(column, 0, 1) == 1 && Columns[column] != NoGenre).Select(column => Columns[column]).ToArray();
        return new MovieRow(row.Id(0), row.Text(1).Trim(), genres.Length > 0 ? string.Join('|', genres) : MovieRow.NoGenres);
    }
}
