using System.Globalization;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Rows of a file as bytes, gathered without a string for each.</summary>
internal sealed class Utf8Rows
{
    private const int FirstCapacity = 1 << 16;
    private const int LongestNumber = 20;

    private byte[] _bytes = new byte[FirstCapacity];
    private int _count;

    /// <summary>What was gathered since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _count);

    public void Clear() => _count = 0;

    public Utf8Rows Number(long number)
    {
        number.TryFormat(Room(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _count += written;
        return this;
    }

    public Utf8Rows Text(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _count += text.Length;
        return this;
    }

    public Utf8Rows Comma() => Byte((byte)',');

    public void EndRow() => Byte((byte)'\n');

    private Utf8Rows Byte(byte value)
    {
        Room(1)[0] = value;
        _count++;
        return this;
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _count < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + length));
        return _bytes.AsSpan(_count);
    }
}
