using System.Globalization;
using System.Text;
using CsvHelper;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Writes a data set as MovieLens' CSV files: UTF-8 without byte order mark, lines ending in LF.</summary>
internal static class MovieLensFiles
{
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <c>movies.csv</c>, <c>ratings.csv</c> and <c>tags.csv</c> into a folder; ids count from 1.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string folder, SimulatedDataSet data)
    {
        string[] names = ["movies.csv", "ratings.csv", "tags.csv"];
        try
        {
            Write(Temporary(folder, names[0]), FileLayout.MovieColumns, data.Films.Select(MovieFields));
            Write(Temporary(folder, names[1]), FileLayout.RatingColumns, data.Ratings.Select(RatingFields));
            Write(Temporary(folder, names[2]), FileLayout.TagColumns, data.Tags.Select(TagFields));
            foreach (var name in names) File.Move(Temporary(folder, name), Path.Combine(folder, name), overwrite: true);
        }
        finally
        {
            foreach (var name in names) File.Delete(Temporary(folder, name));
        }
    }

    private static string Temporary(string folder, string name) => Path.Combine(folder, name + ".tmp");

    private static string[] MovieFields(Film film, int position) =>
        [Text(position + 1), string.Create(CultureInfo.InvariantCulture, $"{film.Title} ({film.Year})"), string.Join('|', film.Genres)];

    private static string[] RatingFields(Rating rating) =>
    [
        Text(rating.Viewer + 1), Text(rating.Film + 1), rating.Stars.ToString("0.0", CultureInfo.InvariantCulture), Text(rating.Timestamp),
    ];

    private static string[] TagFields(TagApplication tag) =>
        [Text(tag.Viewer + 1), Text(tag.Film + 1), tag.Tag, Text(tag.Timestamp)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(string path, string[] header, IEnumerable<string[]> lines)
    {
        using var text = new StreamWriter(path, append: false, WithoutMark);
        using var csv = new CsvWriter(text, CsvFormat.Configuration);
        foreach (var line in lines.Prepend(header))
        {
            foreach (var field in line) csv.WriteField(field);
            csv.NextRecord();
        }
    }
}
