using System.Buffers;
using System.Globalization;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>UTF-8 text that is put together in a rented buffer.</summary>
internal sealed class Utf8Text : IDisposable
{
    /// <summary>An answer of twenty films fits.</summary>
    private const int UsualLength = 8192;

    /// <summary>No number in an answer is longer.</summary>
    private const int LongestNumber = 32;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualLength);
    private int _length;

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    public void Append(int number)
    {
        number.TryFormat(Room(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A number in the fewest digits that tell it, rounded, from all others.</summary>
    public void Append(double number, int decimals)
    {
        Math.Round(number, decimals).TryFormat(Room(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    public byte[] ToArray() => _buffer.AsSpan(0, _length).ToArray();

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private Span<byte> Room(int needed)
    {
        if (_buffer.Length - _length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, _length + needed));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        return _buffer.AsSpan(_length);
    }
}
