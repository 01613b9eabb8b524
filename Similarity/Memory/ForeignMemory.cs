using System.Buffers;

namespace MovieSimilarity.Memory;

/// <summary>Memory that belongs to somebody else, whom it keeps alive.</summary>
/// <remarks>A span does not: who takes one keeps the <see cref="Memory{T}"/> it came from until done.</remarks>
internal sealed unsafe class ForeignMemory<T>(object owner, void* start, int length) : MemoryManager<T>
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
