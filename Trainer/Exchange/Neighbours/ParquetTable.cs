using MovieSimilarity.Catalogue;
using MovieSimilarity.Training.Progress;
using Parquet;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Writes tables as Apache Parquet, compressed by Snappy, no value missing.</summary>
internal static class ParquetTable
{
    private static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Snappy,
        // Every title stands there many times.
        ColumnEncodingHints = { [Columns.Title] = EncodingHint.Dictionary, [Columns.NeighbourTitle] = EncodingHint.Dictionary },
    };

    public static async Task WriteAsync(
        Stream file, NeighbourBlocks blocks, MovieCatalogue catalogue, bool titles, IStage stage, CancellationToken cancellationToken)
    {
        var rows = new ParquetRowGroup(catalogue, titles);
        await using var writer = await ParquetWriter.CreateAsync(rows.Schema, file, Options, cancellationToken: cancellationToken);
        await blocks.ForEachAsync(block => block, (block, token) => AddAsync(block, token), stage, cancellationToken);
        await rows.WriteAsync(writer, cancellationToken);

        async Task AddAsync(NeighbourBlock block, CancellationToken token)
        {
            for (var i = 0; i < block.Lists.Length; i++)
            {
                var movie = catalogue[block.FirstRow + i];
                var list = block.Lists[i];
                for (var rank = 1; rank <= list.Length; rank++)
                {
                    rows.Add(movie, rank, list[rank - 1]);
                    if (rows.IsFull) await rows.WriteAsync(writer, token);
                }
            }
        }
    }
}
