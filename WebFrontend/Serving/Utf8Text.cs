using System.Buffers;
using System.Globalization;
using System.Text;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>UTF-8 text that is put together in a rented buffer.</summary>
internal sealed class Utf8Text : IDisposable
{
    /// <summary>A response of twenty films fits.</summary>
    private const int UsualLength = 8192;

    /// <summary>No number in a response is longer.</summary>
    private const int LongestNumber = 32;

    private const int Decimals = 6;
    private const int One = 1_000_000;

    /// <summary>Smaller ones are written with an exponent.</summary>
    private const double SmallestPlain = 1e-4;

    /// <summary>Larger ones may have more digits than an integer of 32 bits.</summary>
    private const double LargestPlain = 1000;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualLength);
    private int _length;

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    /// <summary>Text of ASCII characters only.</summary>
    public void AppendAscii(ReadOnlySpan<char> text) => _length += Encoding.ASCII.GetBytes(text, Room(text.Length));

    /// <summary>Any text.</summary>
    public void Append(ReadOnlySpan<char> text) => _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Append(int number)
    {
        number.TryFormat(Room(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A number, rounded to millionths, in the fewest digits that tell it from others.</summary>
    public void AppendMillionths(double number)
    {
        var rounded = Math.Round(number, Decimals);
        var size = Math.Abs(rounded);
        if (size is >= SmallestPlain and < LargestPlain)
        {
            // Several times as fast as finding the fewest digits of a number that may have any.
            if (rounded < 0) Append("-"u8);
            var (whole, fraction) = Math.DivRem((int)Math.Round(size * One), One);
            Append(whole);
            AppendFraction(fraction);
            return;
        }
        rounded.TryFormat(Room(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    public byte[] ToArray() => _buffer.AsSpan(0, _length).ToArray();

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void AppendFraction(int millionths)
    {
        if (millionths == 0) return;
        var digits = Decimals;
        for (; millionths % 10 == 0; millionths /= 10) digits--;
        var room = Room(1 + digits);
        room[0] = (byte)'.';
        for (var i = digits; i > 0; i--, millionths /= 10) room[i] = (byte)('0' + (millionths % 10));
        _length += 1 + digits;
    }

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
