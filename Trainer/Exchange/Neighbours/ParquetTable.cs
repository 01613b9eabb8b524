using MovieSimilarity.Training.Progress;
using Parquet;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Writes tables as Apache Parquet, compressed by Snappy; no value is missing but ids at IMDb and TMDB.</summary>
internal static class ParquetTable
{
    private static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Snappy,
        // Every title and id stands there many times.
        ColumnEncodingHints =
        {
            [Columns.Title] = EncodingHint.Dictionary,
            [Columns.NeighbourTitle] = EncodingHint.Dictionary,
            [Columns.ImdbId] = EncodingHint.Dictionary,
            [Columns.NeighbourImdbId] = EncodingHint.Dictionary,
        },
    };

    public static async Task WriteAsync(
        Stream file, NeighbourBlocks blocks, ParquetRowGroup rows, IStage stage, CancellationToken cancellationToken)
    {
        await using var writer = await ParquetWriter.CreateAsync(rows.Schema, file, Options, cancellationToken: cancellationToken);
        await blocks.ForEachAsync(block => block, (block, token) => AddAsync(block, token), stage, cancellationToken);
        await rows.WriteAsync(writer, cancellationToken);

        async Task AddAsync(NeighbourBlock block, CancellationToken token)
        {
            for (var i = 0; i < block.Lists.Length; i++)
            {
                var row = block.FirstRow + i;
                var list = block.Lists[i];
                for (var rank = 1; rank <= list.Length; rank++)
                {
                    rows.Add(row, rank, list[rank - 1]);
                    if (rows.IsFull) await rows.WriteAsync(writer, token);
                }
            }
        }
    }
}
