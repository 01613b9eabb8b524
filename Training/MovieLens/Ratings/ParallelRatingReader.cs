using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>
/// Reads <c>ratings.csv</c> with all processors: each takes the next block of the file, and the rows that begin in it.
/// </summary>
/// <remarks>
/// It reads what the strict reader (<see cref="CsvRows"/>) reads, and complains in the same words, or else says that it cannot
/// tell: where a quotation mark, a lone CR, invalid UTF-8, a line longer than <see cref="LongestLine"/> or an unusual header
/// occurs. Then the strict reader has to read the file.
/// </remarks>
internal sealed class ParallelRatingReader(FileLayout layout, IdIndex movies)
{
    /// <summary>Small enough for a processor's own cache, large enough for a system call not to matter.</summary>
    public const int DefaultBlockBytes = 1 << 20;

    /// <summary>How far a block looks behind its end for the end of its last row.</summary>
    private const int LongestLine = 4096;

    /// <summary>How many bytes' rows a thread reads at a time, 1 or more.</summary>
    public int BlockBytes { get; init; } = DefaultBlockBytes;

    /// <summary>How many threads read, 1 or more.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Reads the whole file.</summary>
    /// <returns>The ratings in file order, or null where the strict reader has to read the file.</returns>
    /// <exception cref="DataFormatException">Rows cannot be understood.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IReadOnlyList<RatingChunk>? Read(IStage stage, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(layout.Source);
        var length = RandomAccess.GetLength(file);
        var start = RatingHeader.Length(file, layout);
        if (start == 0) return null;
        stage.Expect(length);
        var blocks = ReadBlocks(file, start, length, stage, cancellationToken);
        return blocks is null ? null : InFileOrder(blocks);
    }

    private RatingBlock[]? ReadBlocks(SafeFileHandle file, long start, long length, IStage stage, CancellationToken cancellationToken)
    {
        var blocks = new RatingBlock[(length - start + BlockBytes - 1) / BlockBytes];
        var (taken, done, unsure) = (-1, start, false);
        RunOnThreads(() =>
        {
            var buffer = ArrayPool<byte>.Shared.Rent(1 + BlockBytes + LongestLine + RatingLine.Padding);
            for (int i; !Volatile.Read(ref unsure) && (i = Interlocked.Increment(ref taken)) < blocks.Length;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                blocks[i] = ReadBlock(file, start + (long)i * BlockBytes, length, i == 0, buffer);
                if (blocks[i].IsUnsure) Volatile.Write(ref unsure, true);
                stage.Report(Interlocked.Add(ref done, Math.Min(BlockBytes, length - start - (long)i * BlockBytes)));
            }
            ArrayPool<byte>.Shared.Return(buffer);
        }, cancellationToken);
        return unsure ? null : blocks;
    }

    private void RunOnThreads(Action work, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(
                0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken }, _ => work());
        }
        catch (AggregateException e)
        {
            // One thread's exception says it all, and callers know what to do with it.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private RatingBlock ReadBlock(SafeFileHandle file, long start, long length, bool isFirst, byte[] buffer)
    {
        // The byte before tells whether the block begins with a row.
        var before = isFirst ? 0 : 1;
        var bytes = (int)Math.Min(before + BlockBytes + LongestLine, length - start + before);
        Fill(file, start - before, buffer.AsSpan(0, bytes));
        buffer.AsSpan(bytes, RatingLine.Padding).Clear();
        var end = Math.Min(bytes, before + BlockBytes);
        var firstRow = isFirst ? 0 : buffer.AsSpan(0, end).IndexOf((byte)'\n') + 1;
        if (firstRow == 0 && !isFirst) firstRow = end;
        var text = buffer.AsSpan(firstRow, bytes - firstRow + RatingLine.Padding);
        return new RatingBlock(layout, movies, text, end - firstRow, endsFile: start - before + bytes == length);
    }

    private void Fill(SafeFileHandle file, long offset, Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var read = RandomAccess.Read(file, buffer, offset);
            if (read == 0) throw new IOException($"{layout.Path} became shorter while it was read.");
            buffer = buffer[read..];
            offset += read;
        }
    }

    private static RatingChunk[] InFileOrder(RatingBlock[] blocks)
    {
        var problems = new ProblemList();
        var lines = 1;
        foreach (var block in blocks)
        {
            foreach (var row in block.Problems(lines))
            {
                if (!problems.IsFull) problems.Try(() => RatingRow.Of(row, RatingScale.Stars));
            }
            block.Chunk.LinesBefore = lines;
            lines += block.Lines;
        }
        problems.ThrowIfAny();
        return Array.ConvertAll(blocks, block => block.Chunk);
    }
}

/// <summary>The first line of a <c>.csv</c> file as it usually is: the names of the columns without quotation marks.</summary>
internal static class RatingHeader
{
    /// <summary>The bytes that byte order mark, header and line end take; 0 where anything else stands there.</summary>
    public static int Length(SafeFileHandle file, FileLayout layout)
    {
        var expected = Encoding.UTF8.GetBytes(string.Join(',', layout.Columns));
        Span<byte> buffer = stackalloc byte[Encoding.UTF8.Preamble.Length + expected.Length + 2];
        ReadOnlySpan<byte> found = buffer[..RandomAccess.Read(file, buffer, fileOffset: 0)];
        var rest = found.StartsWith(Encoding.UTF8.Preamble) ? found[Encoding.UTF8.Preamble.Length..] : found;
        if (!rest.StartsWith(expected)) return 0;
        rest = rest[expected.Length..];
        var lineEnd = rest.StartsWith("\n"u8) ? 1 : rest.StartsWith("\r\n"u8) ? 2 : 0;
        return lineEnd == 0 ? 0 : found.Length - rest.Length + lineEnd;
    }
}
