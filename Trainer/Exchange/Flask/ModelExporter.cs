using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Terms;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>Writes a model as the files of the original Flask app: UTF-8 without byte order mark, lines ending in LF.</summary>
internal static class ModelExporter
{
    private const string NoGenres = FilmTags.NoGenres;

    /// <summary>Writes the three files into a folder, none before all are complete; files of those names are replaced.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="ids">Whether the file of films has the ids at IMDb and TMDB, too.</param>
    /// <param name="guardFormulas">Whether titles and genres that a spreadsheet would take for formulas get an apostrophe.</param>
    /// <param name="cancellationToken">Cancels the operation; no partial file is left.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(SimilarityModel model, string folder, bool ids, bool guardFormulas, CancellationToken cancellationToken)
    {
        var (collaborative, content) = (model.Shard.Embeddings.CollaborativeDimensions, model.Shard.Embeddings.ContentDimensions);
        var files = FlaskFiles.In(folder);
        string[] names = [files.Ratings, files.Text, files.Movies];
        if (Array.Find(names, Directory.Exists) is { } folderInTheWay) throw new IOException($"'{folderInTheWay}' is a folder; move it away.");
        using var written = new AtomicFiles();
        WriteEmbeddings(written.Create(files.Ratings), model, ..collaborative, half: 0, cancellationToken);
        WriteEmbeddings(written.Create(files.Text), model, collaborative.., half: 1, cancellationToken);
        CsvRowWriter.Write(
            written.Create(files.Movies), [FlaskFiles.IdColumn, .. FlaskFiles.MovieColumns, .. ids ? FlaskFiles.LinkColumns : []], model.Catalogue,
            (row, movie) => WriteMovie(row, movie, ids, guardFormulas), cancellationToken);
        written.Commit();
    }

    /// <summary>Unit vector times length, which is exact in double precision.</summary>
    private static void WriteEmbeddings(Stream file, SimilarityModel model, Range columns, int half, CancellationToken cancellationToken)
    {
        var dimensions = columns.GetOffsetAndLength(model.Shard.Embeddings.Dimensions).Length;
        string[] header =
        [
            FlaskFiles.UnnamedColumn, .. Enumerable.Range(0, dimensions).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        CsvRowWriter.Write(
            file, header, Enumerable.Range(0, model.Catalogue.Count),
            (row, film) =>
            {
                double norm = model.Norms.Span[2 * film + half];
                row.Number(model.Catalogue[film].Id);
                foreach (var value in model.Shard.Embeddings.Row(film)[columns]) row.Number(value * norm);
            },
            cancellationToken);
    }

    private static void WriteMovie(CsvRowWriter row, Movie movie, bool ids, bool guardFormulas)
    {
        var (title, genres) = (movie.Title, movie.Genres.Count > 0 ? string.Join('|', movie.Genres) : NoGenres);
        if (guardFormulas) (title, genres) = (CsvFormat.Guarded(title), CsvFormat.Guarded(genres));
        row.Number(movie.Id).Text(title).Text(genres).Number(movie.RatingCount).Number(movie.AverageRating);
        if (ids) row.Links(movie);
    }
}
