using System.Buffers;
using System.Globalization;
using System.Text;

namespace MovieSimilarity.Training.Files;

/// <summary>
/// Writes rows of comma-separated values as UTF-8 into memory, as RFC 4180 has it but with lines that end in LF.
/// <see cref="CsvRows"/> reads every field back as it was.
/// </summary>
/// <param name="buffer">Where the rows are appended; null for a buffer of its own.</param>
public sealed class CsvRowWriter(ArrayBufferWriter<byte>? buffer = null)
{
    /// <summary>More than any number takes, in whichever format: a double has up to 24 characters.</summary>
    private const int LongestNumber = 32;

    /// <summary>Rows are handed to a file in pieces of about this size.</summary>
    private const int PieceBytes = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = buffer ?? new ArrayBufferWriter<byte>(PieceBytes);
    private bool _isInRow;

    /// <summary>Writes a whole file of rows.</summary>
    /// <param name="file">Where to write.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="items">What the rows are about, in order.</param>
    /// <param name="write">Writes the fields of an item's row.</param>
    /// <param name="cancellationToken">Cancels the writing between two rows.</param>
    public static void Write<T>(
        Stream file, IEnumerable<string> header, IEnumerable<T> items, Action<CsvRowWriter, T> write, CancellationToken cancellationToken = default)
    {
        var rows = new CsvRowWriter();
        rows.Header(header);
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            write(rows, item);
            rows.EndRow();
            if (rows._buffer.WrittenCount >= PieceBytes) rows.MoveTo(file);
        }
        rows.MoveTo(file);
    }

    /// <summary>Appends a row of texts.</summary>
    public void Header(IEnumerable<string> names)
    {
        foreach (var name in names) Text(name);
        EndRow();
    }

    /// <summary>Appends a number, the same in every culture.</summary>
    /// <param name="number">A number, which needs no quotation marks in any format.</param>
    /// <param name="format">A format as for <c>ToString</c>; of doubles the default is the shortest that gives back every bit.</param>
    public CsvRowWriter Number<T>(T number, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        BeginField();
        number.TryFormat(_buffer.GetSpan(LongestNumber), out var written, format, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
        return this;
    }

    /// <summary>Appends a text, in quotation marks where it needs them.</summary>
    public CsvRowWriter Text(string text)
    {
        BeginField();
        Encoding.UTF8.GetBytes(CsvFormat.Quoted(text), _buffer);
        return this;
    }

    /// <summary>Appends a field that is UTF-8 and quoted already.</summary>
    public CsvRowWriter Raw(ReadOnlySpan<byte> field)
    {
        BeginField();
        _buffer.Write(field);
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _buffer.Write("\n"u8);
        _isInRow = false;
    }

    /// <summary>Moves the rows written so far to a file.</summary>
    public void MoveTo(Stream file)
    {
        file.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void BeginField()
    {
        if (_isInRow) _buffer.Write(","u8);
        _isInRow = true;
    }
}
