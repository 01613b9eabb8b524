using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace MovieSimilarity.Trainer.Simulation;

/// <summary>Reads <c>films.csv</c>: title, year, genres (joined by |), tags (joined by ;), fame, acclaim.</summary>
internal static class FilmList
{
    private const int FirstFilm = 1888;

    private static readonly string[] Columns = ["title", "year", "genres", "tags", "fame", "acclaim"];

    // A missing field is found by its absence; what CsvHelper itself objects to is a stray quote.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { MissingFieldFound = null };

    /// <exception cref="InvalidDataException">The file breaks the format; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<Film> Read(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvReader(text, Format);
        try
        {
            return ReadFilms(csv);
        }
        catch (BadDataException problem)
        {
            throw new InvalidDataException($"{path}, line {csv.Parser.RawRow}: a quote stands where none may be.", problem);
        }
        catch (FormatException problem)
        {
            throw new InvalidDataException($"{path}, line {Math.Max(csv.Parser.RawRow, 1)}: {problem.Message}", problem);
        }
    }

    private static List<Film> ReadFilms(CsvReader csv)
    {
        ReadHeader(csv);
        var films = new List<Film>();
        var known = new HashSet<(string, int)>();
        while (csv.Read())
        {
            var film = ReadFilm(csv);
            Require(known.Add((film.Title, film.Year)), $"'{film.Title}' ({film.Year}) is listed a second time.");
            films.Add(film);
        }
        Require(films.Count > 0, "no film is listed.");
        return films;
    }

    private static void ReadHeader(CsvReader csv)
    {
        Require(csv.Read(), "the header is missing.");
        csv.ReadHeader();
        foreach (var column in Columns)
            Require(csv.HeaderRecord!.Contains(column, StringComparer.Ordinal), $"column '{column}' is missing.");
    }

    private static Film ReadFilm(CsvReader csv) => new(
        Text(csv, "title"),
        Whole(csv, "year", FirstFilm, Calendar.LastYear),
        Split(csv, "genres", '|'),
        Split(csv, "tags", ';'),
        Whole(csv, "fame", Film.LeastFame, Film.MostFame),
        Number(csv, "acclaim", Stars.Least, Stars.Most));

    private static string Text(CsvReader csv, string column)
    {
        var text = csv.GetField(column);
        Require(!string.IsNullOrWhiteSpace(text), $"{column} is empty.");
        return text!;
    }

    private static int Whole(CsvReader csv, string column, int least, int most)
    {
        var text = Text(csv, column);
        var parsed = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        Require(parsed && number >= least && number <= most, $"{column} is '{text}', not a whole number from {least} to {most}.");
        return number;
    }

    private static double Number(CsvReader csv, string column, double least, double most)
    {
        var text = Text(csv, column);
        var parsed = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        Require(parsed && number >= least && number <= most,
            string.Create(CultureInfo.InvariantCulture, $"{column} is '{text}', not a number from {least} to {most}."));
        return number;
    }

    private static string[] Split(CsvReader csv, string column, char separator)
    {
        var joined = Text(csv, column);
        var parts = joined.Split(separator);
        Require(parts.All(part => part.Length > 0 && part == part.Trim()), $"{column} '{joined}' hold an empty or blank-padded entry.");
        Require(parts.Distinct(StringComparer.Ordinal).Count() == parts.Length, $"{column} '{joined}' hold an entry twice.");
        return parts;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new FormatException(otherwise);
    }
}
