using MovieSimilarity.Models;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>The nearest films of every film of a model, as a file.</summary>
/// <remarks>A model and options give the same bytes on every machine and with any number of threads.</remarks>
internal static class NeighbourTable
{
    /// <summary>Writes the table under a temporary name beside <paramref name="path"/>, then renames it, replacing an older one.</summary>
    /// <param name="model">The model; it answers every seed as <see cref="SimilarityModel.FindSimilar"/> does.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What to write, and how.</param>
    /// <param name="stage">Hears of the films that are done.</param>
    /// <param name="cancellationToken">Stops within a second and leaves nothing behind.</param>
    /// <exception cref="IOException">It could not be written; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static Task WriteAsync(
        SimilarityModel model, string path, NeighbourTableOptions options, IStage stage, CancellationToken cancellationToken = default) =>
        AtomicFile.WriteAsync(path, async file =>
        {
            var (catalogue, blocks) = (model.Catalogue, new NeighbourBlocks(model, options));
            await (options.Format switch
            {
                TableFormat.Csv => TextTable.WriteAsync(file, blocks, new CsvRows(catalogue, options.Titles, options.GuardFormulas), stage, cancellationToken),
                TableFormat.Jsonl => TextTable.WriteAsync(file, blocks, new JsonRows(catalogue, options.Titles), stage, cancellationToken),
                _ => ParquetTable.WriteAsync(file, blocks, catalogue, options.Titles, stage, cancellationToken),
            });
            cancellationToken.ThrowIfCancellationRequested();
        });
}
