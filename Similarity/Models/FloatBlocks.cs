using System.Runtime.InteropServices;

namespace MovieSimilarity.Models;

/// <summary>Arrays of 32-bit floats in streams, little-endian, a block at a time so that an array may exceed 2 GiB.</summary>
internal static class FloatBlocks
{
    private const int BlockLength = 1 << 18;

    public static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        RequireLittleEndian();
        for (; values.Length > 0; values = values[Math.Min(BlockLength, values.Length)..])
            stream.Write(MemoryMarshal.AsBytes(values[..Math.Min(BlockLength, values.Length)]));
    }

    /// <exception cref="EndOfStreamException">The stream ends before the array is full.</exception>
    public static float[] Read(Stream stream, int length)
    {
        RequireLittleEndian();
        var values = GC.AllocateUninitializedArray<float>(length);
        for (var rest = values.AsSpan(); rest.Length > 0; rest = rest[Math.Min(BlockLength, rest.Length)..])
            stream.ReadExactly(MemoryMarshal.AsBytes(rest[..Math.Min(BlockLength, rest.Length)]));
        return values;
    }

    private static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Model files are read and written on little-endian machines only.");
    }
}
