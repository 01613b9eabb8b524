using System.Buffers;
using System.Collections.Concurrent;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Writes tables that are text: each thread encodes its block, one writes.</summary>
internal static class TextTable
{
    public static async Task WriteAsync(
        Stream file, NeighbourBlocks blocks, ITextFormat rows, IStage stage, CancellationToken cancellationToken)
    {
        var free = new ConcurrentBag<ArrayBufferWriter<byte>>();
        await file.WriteAsync(rows.Header, cancellationToken);
        await blocks.ForEachAsync(
            block =>
            {
                if (!free.TryTake(out var text)) text = new ArrayBufferWriter<byte>();
                rows.Encode(block, text);
                return text;
            },
            async (text, token) =>
            {
                await file.WriteAsync(text.WrittenMemory, token);
                text.ResetWrittenCount();
                free.Add(text);
            },
            stage,
            cancellationToken);
    }
}

/// <summary>A format that is text. Any number of threads may encode at a time.</summary>
internal interface ITextFormat
{
    /// <summary>What the file begins with, in UTF-8.</summary>
    ReadOnlyMemory<byte> Header { get; }

    /// <summary>Appends the lines of a block in UTF-8.</summary>
    void Encode(NeighbourBlock block, ArrayBufferWriter<byte> output);
}
