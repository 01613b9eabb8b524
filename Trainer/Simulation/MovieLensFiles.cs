using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace MovieSimilarity.Trainer.Simulation;

/// <summary>Writes a data set as MovieLens' CSV files: UTF-8 without byte order mark, lines ending in LF.</summary>
internal static class MovieLensFiles
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <c>movies.csv</c>, <c>ratings.csv</c> and <c>tags.csv</c> into a folder; ids count from 1.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string folder, SimulatedDataSet data)
    {
        Write(folder, "movies.csv", ["movieId", "title", "genres"], data.Films.Select(MovieFields));
        Write(folder, "ratings.csv", ["userId", "movieId", "rating", "timestamp"], data.Ratings.Select(RatingFields));
        Write(folder, "tags.csv", ["userId", "movieId", "tag", "timestamp"], data.Tags.Select(TagFields));
    }

    private static string[] MovieFields(Film film, int position) =>
        [Text(position + 1), string.Create(CultureInfo.InvariantCulture, $"{film.Title} ({film.Year})"), string.Join('|', film.Genres)];

    private static string[] RatingFields(Rating rating) =>
    [
        Text(rating.Viewer + 1), Text(rating.Film + 1), rating.Stars.ToString("0.0", CultureInfo.InvariantCulture), Text(rating.Timestamp),
    ];

    private static string[] TagFields(TagApplication tag) =>
        [Text(tag.Viewer + 1), Text(tag.Film + 1), tag.Tag, Text(tag.Timestamp)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(string folder, string name, string[] header, IEnumerable<string[]> lines)
    {
        using var text = new StreamWriter(Path.Combine(folder, name), append: false, WithoutMark);
        using var csv = new CsvWriter(text, Format);
        foreach (var line in lines.Prepend(header))
        {
            foreach (var field in line) csv.WriteField(field);
            csv.NextRecord();
        }
    }
}
