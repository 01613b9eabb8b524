using System.Runtime.InteropServices;
using MovieSimilarity.Memory;

namespace MovieSimilarity.Models;

/// <summary>Arrays of numbers in streams, little-endian, a block at a time so that an array may exceed 2 GiB.</summary>
internal static class ArrayBlocks
{
    private const int BlockLength = 1 << 18;

    public static void Write<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        RequireLittleEndian();
        for (; values.Length > 0; values = values[Math.Min(BlockLength, values.Length)..])
            stream.Write(MemoryMarshal.AsBytes(values[..Math.Min(BlockLength, values.Length)]));
    }

    /// <exception cref="EndOfStreamException">The stream ends before the array is full.</exception>
    public static ReadOnlyMemory<T> Read<T>(Stream stream, int length)
        where T : unmanaged
    {
        RequireLittleEndian();
        var values = new AlignedMemory<T>(length).Memory;
        for (var rest = values; rest.Length > 0; rest = rest[Math.Min(BlockLength, rest.Length)..])
            stream.ReadExactly(MemoryMarshal.AsBytes(rest.Span[..Math.Min(BlockLength, rest.Length)]));
        return values;
    }

    public static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Model files are read and written on little-endian machines only.");
    }
}
