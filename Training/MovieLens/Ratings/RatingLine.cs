using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>
/// A line as nearly all are written: <c>digits,digits,d.d,digits</c> or <c>digits,digits,d,digits</c>, ended by LF or CRLF.
/// </summary>
/// <param name="UserId">1 to 9,999,999.</param>
/// <param name="MovieId">1 to 9,999,999.</param>
/// <param name="Tenths">Tenths of a star, 5 to 50.</param>
/// <param name="Time">Seconds since 1970.</param>
internal readonly record struct RatingLine(int UserId, int MovieId, int Tenths, uint Time)
{
    /// <summary>So many bytes behind the text must be readable.</summary>
    public const int Padding = 32;

    private const int WordDigits = sizeof(ulong);
    private const int MaxTimeDigits = 10;
    private const int MinTenths = 5;
    private const int MaxTenths = 50;

    /// <summary>Reads such a line and steps behind it; leaves any other to a reader that knows all of them.</summary>
    /// <param name="text">Text and <see cref="Padding"/> bytes that are neither digit nor line end.</param>
    /// <param name="position">Where the line begins; moved if it was read.</param>
    /// <param name="line">What it says.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, ref int position, out RatingLine line)
    {
        line = default;
        var at = position;
        var userId = Digits(text, ref at, out var userDigits);
        if (userId == 0 || userDigits == WordDigits || text[at++] != ',') return false;
        var movieId = Digits(text, ref at, out var movieDigits);
        if (movieId == 0 || movieDigits == WordDigits || text[at++] != ',') return false;
        var tenths = TenthsOfAStar(text, ref at);
        if (tenths is < MinTenths or > MaxTenths || text[at++] != ',') return false;
        if (!TryReadTime(text, ref at, out var time)) return false;
        if (text[at] == '\r') at++;
        if (text[at++] != '\n') return false;
        position = at;
        line = new RatingLine((int)userId, (int)movieId, tenths, time);
        return true;
    }

    /// <summary>Up to eight digits at once, by arithmetic on all bytes of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Digits(ReadOnlySpan<byte> text, ref int at, out int digits)
    {
        const ulong zeros = 0x3030303030303030, toTopBit = 0x7676767676767676, topBits = 0x8080808080808080;
        var values = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]) ^ zeros;
        // A byte above 9 reaches its top bit. A carry out of it only touches bytes behind, which no longer matter.
        digits = BitOperations.TrailingZeroCount(((values + toTopBit) | values) & topBits) / 8;
        if (digits == 0) return 0;
        at += digits;
        // Zeros in front take the place of what follows the number; then digits, pairs and fours are added up side by side.
        values <<= (WordDigits - digits) * 8;
        values = values * 10 + (values >> 8);
        values = (values & 0x000000FF000000FF) * 0x000F424000000064 + ((values >> 16) & 0x000000FF000000FF) * 0x0000271000000001;
        return (uint)(values >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TenthsOfAStar(ReadOnlySpan<byte> text, ref int at)
    {
        var whole = text[at] - '0';
        var tenths = text[at + 2] - '0';
        if ((uint)whole > 9) return 0;
        if (text[at + 1] != '.')
        {
            at++;
            return whole * 10;
        }
        at += 3;
        return (uint)tenths > 9 ? 0 : whole * 10 + tenths;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadTime(ReadOnlySpan<byte> text, ref int at, out uint time)
    {
        ulong seconds = Digits(text, ref at, out var digits);
        if (digits == WordDigits)
        {
            for (; digits < MaxTimeDigits && (uint)(text[at] - '0') <= 9; digits++) seconds = seconds * 10 + (uint)(text[at++] - '0');
        }
        time = (uint)seconds;
        return digits > 0 && seconds <= uint.MaxValue;
    }
}
