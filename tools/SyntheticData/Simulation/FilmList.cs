using MovieSimilarity.SyntheticData.MovieLens;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Reads <c>films.csv</c>: title, year, genres (joined by |), tags (joined by ;), fame, acclaim.</summary>
internal static class FilmList
{
    private const int Title = 0, Year = 1, Genres = 2, Tags = 3, Fame = 4, Acclaim = 5;
    private const int FirstFilm = 1888;

    private static readonly string[] Columns = ["title", "year", "genres", "tags", "fame", "acclaim"];

    /// <exception cref="DataFormatException">The file is missing or malformed; the message names file and line.</exception>
    public static IReadOnlyList<Film> Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException($"There is no file '{path}'.");
        var films = new List<Film>();
        var lines = new Dictionary<(string, int), int>();
        using var file = File.OpenRead(path);
        foreach (var row in CsvRows.Read(new FileLayout(path, Columns), file))
        {
            row.RequireColumns();
            var film = ReadFilm(row);
            if (!lines.TryAdd((film.Title, film.Year), row.Line))
                throw row.Unexpected(Title, $"a film not listed yet (line {lines[(film.Title, film.Year)]} has it)");
            films.Add(film);
        }
        return films.Count > 0 ? films : throw new DataFormatException($"{path} lists no film.");
    }

    private static Film ReadFilm(FieldRow row) => new(
        row.Text(Title).Length > 0 ? row.Text(Title) : throw row.Unexpected(Title, "a title"),
        row.WholeNumber(Year, FirstFilm, Calendar.LastYear),
        Split(row, Genres, '|'),
        Split(row, Tags, ';'),
        row.WholeNumber(Fame, Film.LeastFame, Film.MostFame),
        row.Stars(Acclaim));

    private static string[] Split(FieldRow row, int column, char separator)
    {
        var parts = row.Text(column).Split(separator);
        var isSound = parts.All(part => part.Length > 0 && part == part.Trim())
            && parts.Distinct(StringComparer.Ordinal).Count() == parts.Length;
        return isSound ? parts : throw row.Unexpected(column, $"entries joined by {separator}, none empty, blank-padded or twice");
    }
}

/// <summary>A real film as <c>films.csv</c> describes it.</summary>
/// <param name="Title">In MovieLens' style, article last and without the year: <c>Matrix, The</c>.</param>
/// <param name="Year">Year of first release.</param>
/// <param name="Genres">MovieLens' genres, at least one.</param>
/// <param name="Tags">What is true of the film: people, themes, mood, setting; at least one, none twice.</param>
/// <param name="Fame">How many viewers have seen it: 1, connoisseurs, to 5, nearly everyone.</param>
/// <param name="Acclaim">A typical viewer's rating in stars, 0.5 to 5.</param>
internal sealed record Film(string Title, int Year, IReadOnlyList<string> Genres, IReadOnlyList<string> Tags, int Fame, double Acclaim)
{
    public const int LeastFame = 1;
    public const int MostFame = 5;
}
