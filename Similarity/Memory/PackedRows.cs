namespace MovieSimilarity.Memory;

/// <summary>
/// Rows of whole numbers, each of its own length, in few bytes: a number takes seven bits a byte, lowest first, the top bit set on every byte
/// but its last. Immutable.
/// </summary>
internal sealed class PackedRows
{
    /// <summary>Bytes of the largest number, 2³¹ − 1.</summary>
    private const int MaxBytes = 5;

    private readonly ReadOnlyMemory<int> _starts;
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <summary>Wraps packed rows without copying them, and reads through all of them once.</summary>
    /// <param name="starts">rows + 1 offsets into the bytes.</param>
    /// <param name="bytes">The packed numbers.</param>
    /// <exception cref="ArgumentException">The offsets do not ascend from 0 to the end of the bytes, or a row does not hold whole numbers.</exception>
    public PackedRows(ReadOnlyMemory<int> starts, ReadOnlyMemory<byte> bytes)
    {
        var offsets = starts.Span;
        if (offsets.IsEmpty || offsets[0] != 0 || offsets[^1] != bytes.Length) throw new ArgumentException("Packed rows do not fill their bytes.");
        for (var row = 0; row + 1 < offsets.Length; row++)
        {
            if (offsets[row] > offsets[row + 1] || offsets[row + 1] > bytes.Length) throw new ArgumentException($"Packed row {row} ends before it begins.");
            Require(row, bytes.Span[offsets[row]..offsets[row + 1]]);
        }
        (_starts, _bytes) = (starts, bytes);
    }

    /// <summary>Number of rows.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>rows + 1 offsets into <see cref="Bytes"/>.</summary>
    public ReadOnlyMemory<int> Starts => _starts;

    /// <summary>The packed numbers of all rows.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Reads the numbers of a row one after the other.</summary>
    public RowReader this[int row] => new(_bytes.Span[_starts.Span[row].._starts.Span[row + 1]]);

    /// <summary>Packs rows.</summary>
    /// <param name="rows">Numbers from 0.</param>
    public static PackedRows Of(IEnumerable<IEnumerable<int>> rows)
    {
        var (starts, bytes) = (new List<int> { 0 }, new MemoryStream());
        foreach (var row in rows)
        {
            foreach (var number in row) Write(bytes, number);
            starts.Add(checked((int)bytes.Length));
        }
        return new PackedRows(starts.ToArray(), bytes.ToArray());
    }

    private static void Write(MemoryStream bytes, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        for (; number >= 0x80; number >>= 7) bytes.WriteByte((byte)(number | 0x80));
        bytes.WriteByte((byte)number);
    }

    private static void Require(int row, ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        foreach (var value in bytes)
        {
            length++;
            var isLast = value < 0x80;
            if (length > MaxBytes || (length == MaxBytes && value > 0x07)) throw new ArgumentException($"Packed row {row} holds a number above 2³¹ − 1.");
            if (isLast) length = 0;
        }
        if (length > 0) throw new ArgumentException($"Packed row {row} ends inside a number.");
    }
}

/// <summary>Reads the numbers of a packed row.</summary>
internal ref struct RowReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>The next number, or none where the row ends.</summary>
    public bool TryRead(out int number)
    {
        number = 0;
        if (_position == _bytes.Length) return false;
        for (var shift = 0; ; shift += 7)
        {
            var value = _bytes[_position++];
            number |= (value & 0x7F) << shift;
            if (value < 0x80) return true;
        }
    }
}
