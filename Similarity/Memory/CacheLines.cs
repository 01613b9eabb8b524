using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Memory;

/// <summary>Prefetch hints, for reads that a processor cannot foresee.</summary>
internal static class CacheLines
{
    private const int Length = 64;

    /// <summary>Prefetches bytes into the cache; does nothing where the processor takes no hints.</summary>
    public static unsafe void Prefetch(ReadOnlySpan<byte> bytes)
    {
        if (!Sse.IsSupported || bytes.IsEmpty) return;
        fixed (byte* start = bytes)
        {
            for (var i = 0; i < bytes.Length; i += Length) Sse.Prefetch0(start + i);
            Sse.Prefetch0(start + bytes.Length - 1);
        }
    }

    /// <summary>Prefetches one line of each selected row.</summary>
    /// <param name="lines">Memory from the line of row 0 on.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    /// <param name="rows">Numbers of the selected rows, none beyond the last line.</param>
    public static unsafe void Prefetch(ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> rows)
    {
        if (!Sse.IsSupported) return;
        fixed (byte* first = lines)
        {
            foreach (var row in rows) Sse.Prefetch0(first + (nint)row * stride);
        }
    }
}
