using System.Buffers;

namespace MovieSimilarity.Memory;

/// <summary>Memory that another object owns; this one keeps its owner alive.</summary>
/// <remarks>A span does not: code that uses one must keep the <see cref="Memory{T}"/> it came from alive.</remarks>
internal sealed unsafe class UnownedMemory<T>(object owner, void* start, int length) : MemoryManager<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override Span<T> GetSpan() => new(start, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length);
        return new MemoryHandle((T*)start + elementIndex, default, this);
    }

    /// <inheritdoc/>
    public override void Unpin() => GC.KeepAlive(owner);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
