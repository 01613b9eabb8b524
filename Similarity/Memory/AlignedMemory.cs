using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MovieSimilarity.Memory;

/// <summary>Zeroed memory outside the garbage-collected heap that begins on a cache line. Its finalizer frees it.</summary>
/// <remarks>A span does not keep it alive: code that uses one must keep the <see cref="Memory{T}"/> it came from alive.</remarks>
internal sealed unsafe class AlignedMemory<T>(int length) : MemoryManager<T>
    where T : unmanaged
{
    /// <summary>A cache line, and the widest vector there is.</summary>
    private const int CacheLine = 64;

    private void* _start = Allocate(length);

    [SuppressMessage("Reliability", "CA2015", Justification = "Only the collector knows when the last search over it has ended; code that uses spans keeps it alive.")]
    ~AlignedMemory() => Dispose(disposing: false);

    /// <inheritdoc/>
    public override Span<T> GetSpan() => new(_start, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length);
        return new MemoryHandle((T*)_start + elementIndex, default, this);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }

    private static void* Allocate(int length)
    {
        var bytes = (nuint)length * (nuint)Unsafe.SizeOf<T>();
        var start = NativeMemory.AlignedAlloc(Math.Max(bytes, 1), bytes < MemoryAdvice.HugePage ? CacheLine : MemoryAdvice.HugePage);
        MemoryAdvice.PreferHugePages(start, bytes);
        NativeMemory.Clear(start, bytes);
        return start;
    }
}
