using MovieSimilarity.Catalogue;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>The nearest films of every film of a model, as a file.</summary>
/// <remarks>A model and options give the same bytes on every machine and with any number of threads.</remarks>
internal static class NeighbourTable
{
    /// <summary>Writes the table. A file is replaced once the table is complete; a pipe or a device gets it block by block, or Parquet at once.</summary>
    /// <param name="model">The model; its answers to all seeds are written.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="options">What to write, and how.</param>
    /// <param name="stage">Receives the number of films that are done.</param>
    /// <param name="cancellationToken">Cancels the operation within a second; no partial file is left.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="OutputException">It could not be written; an older file is left as it was.</exception>
    public static Task<long> WriteAsync(
        SimilarityModel model, OutputFile output, NeighbourTableOptions options, IStage stage, CancellationToken cancellationToken = default) =>
        output.WriteAsync(seeks: options.Format == TableFormat.Parquet, write: async file =>
        {
            var (catalogue, blocks) = (model.Catalogue, new NeighbourBlocks(model, options.Count, options.Scoring, options.BlocksAhead));
            await (options.Format switch
            {
                TableFormat.Csv => TextTable.WriteAsync(file, blocks, new CsvNeighbours(catalogue, options), stage, cancellationToken),
                TableFormat.Jsonl => TextTable.WriteAsync(file, blocks, new JsonNeighbours(catalogue, options), stage, cancellationToken),
                _ => ParquetTable.WriteAsync(file, blocks, new ParquetRowGroup(catalogue, options), stage, cancellationToken),
            });
            cancellationToken.ThrowIfCancellationRequested();
        });
}

/// <summary>The names that all formats use.</summary>
internal static class Columns
{
    public const string
        MovieId = "movie_id",
        Rank = "rank",
        NeighbourId = "neighbour_id",
        Score = "score",
        CollaborativeScore = "collaborative_score",
        ContentScore = "content_score",
        Title = "title",
        NeighbourTitle = "neighbour_title",
        ImdbId = "imdb_id",
        TmdbId = "tmdb_id",
        NeighbourImdbId = "neighbour_imdb_id",
        NeighbourTmdbId = "neighbour_tmdb_id",
        Neighbours = "neighbours";
}

/// <summary>Films by movie id.</summary>
internal static class CatalogueFilms
{
    /// <exception cref="KeyNotFoundException">The catalogue has no such film; every neighbour a model finds is in its own.</exception>
    public static Movie FilmOf(this MovieCatalogue catalogue, int movieId) => catalogue.TryGet(movieId, out var movie)
        ? movie : throw new KeyNotFoundException($"The catalogue has no movie {movieId}.");
}
