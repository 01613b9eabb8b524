using System.Buffers;
using System.Collections.Concurrent;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Writes tables that are text: each thread encodes its block, one writes.</summary>
internal static class TextTable
{
    public static async Task WriteAsync(
        Stream file, NeighbourBlocks blocks, ITextRows rows, IStage stage, CancellationToken cancellationToken)
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
