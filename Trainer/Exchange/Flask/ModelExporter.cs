using System.Globalization;
using System.Text;
using CsvHelper;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>Writes a model as the files of the original Flask app: UTF-8 without byte order mark, lines ending in LF.</summary>
internal static class ModelExporter
{
    private const string NoGenres = "(no genres listed)";

    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the three files into a folder, none before all are complete; files of those names are replaced.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="guardFormulas">Whether titles and genres that a spreadsheet would take for formulas get an apostrophe.</param>
    /// <param name="cancellationToken">Stops the writing, and leaves nothing behind.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(SimilarityModel model, string folder, bool guardFormulas, CancellationToken cancellationToken)
    {
        var (collaborative, content) = (model.Shard.Embeddings.CollaborativeDimensions, model.Shard.Embeddings.ContentDimensions);
        var files = FlaskFiles.In(folder);
        string[] names = [files.Ratings, files.Text, files.Movies];
        if (Array.Find(names, Directory.Exists) is { } folderInTheWay) throw new IOException($"'{folderInTheWay}' is a folder; move it away.");
        var temporary = Array.ConvertAll(names, name => $"{name}.{Guid.NewGuid():N}.tmp");
        try
        {
            Write(temporary[0], EmbeddingHeader(collaborative), Embeddings(model, ..collaborative, half: 0), cancellationToken);
            Write(temporary[1], EmbeddingHeader(content), Embeddings(model, collaborative.., half: 1), cancellationToken);
            Write(temporary[2], [FlaskFiles.IdColumn, .. FlaskFiles.MovieColumns], model.Catalogue.Select(movie => Fields(movie, guardFormulas)), cancellationToken);
            for (var i = 0; i < names.Length; i++) File.Move(temporary[i], names[i], overwrite: true);
        }
        finally
        {
            foreach (var file in temporary) File.Delete(file);
        }
    }

    private static string[] EmbeddingHeader(int dimensions) =>
        [FlaskFiles.UnnamedColumn, .. Enumerable.Range(0, dimensions).Select(number => Text(number))];

    /// <summary>Unit vector times length, which is exact in double precision.</summary>
    private static IEnumerable<string[]> Embeddings(SimilarityModel model, Range columns, int half)
    {
        for (var row = 0; row < model.Catalogue.Count; row++)
        {
            double norm = model.Norms.Span[2 * row + half];
            var unit = model.Shard.Embeddings.Row(row)[columns].ToArray();
            yield return [Text(model.Catalogue[row].Id), .. unit.Select(value => Text(value * norm))];
        }
    }

    private static string[] Fields(Movie movie, bool guardFormulas)
    {
        var (title, genres) = (movie.Title, movie.Genres.Count > 0 ? string.Join('|', movie.Genres) : NoGenres);
        if (guardFormulas) (title, genres) = (CsvFormat.Guarded(title), CsvFormat.Guarded(genres));
        return [Text(movie.Id), title, genres, Text(movie.RatingCount), Text(movie.AverageRating)];
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static void Write(string path, string[] header, IEnumerable<string[]> lines, CancellationToken cancellationToken)
    {
        using var text = new StreamWriter(path, append: false, WithoutMark);
        using var csv = new CsvWriter(text, CsvFormat.Configuration);
        foreach (var line in lines.Prepend(header))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var field in line) csv.WriteField(field);
            csv.NextRecord();
        }
    }
}
