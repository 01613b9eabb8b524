using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace MovieSimilarity.Training.Files;

/// <summary>
/// Rows of a MovieLens <c>.csv</c> file: UTF-8 with or without byte order mark, LF or CRLF, a header line, quoted fields.
/// </summary>
public sealed class CsvRows : IDisposable
{
    private readonly FileLayout _layout;
    private readonly CsvParser _parser;
    private string? _badField;

    private CsvRows(FileLayout layout, Stream file)
    {
        _layout = layout;
        // An encoding that knows the byte order mark itself is not swapped, on meeting one, for one that forgives invalid bytes.
        var text = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true));
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = bad => _badField = bad.Field });
    }

    /// <summary>The rows below the header, one after the other; blank lines are passed over.</summary>
    /// <param name="layout">The file's name and the columns that its header must name.</param>
    /// <param name="file">The file's bytes.</param>
    /// <exception cref="DataFormatException">The file is empty, has another header or is not UTF-8.</exception>
    public static IEnumerable<FieldRow> Read(FileLayout layout, Stream file)
    {
        using var rows = new CsvRows(layout, file);
        var expected = string.Join(',', layout.Columns);
        var header = rows.Next() ?? throw new DataFormatException($"{layout.Path} is empty; expected the header '{expected}'.");
        if (!header.Fields.SequenceEqual(layout.Columns))
        {
            var found = FieldRow.Shorten(string.Join(',', header.Fields), expected);
            throw layout.Problem(header.Line, $"expected the header '{expected}', found '{found}'");
        }
        while (rows.Next() is { } row) yield return row;
    }

    /// <inheritdoc/>
    public void Dispose() => _parser.Dispose();

    private FieldRow? Next()
    {
        var (linesBefore, rowsBefore) = (_parser.RawRow, _parser.Row);
        try
        {
            if (!_parser.Read()) return null;
        }
        catch (DecoderFallbackException)
        {
            throw _layout.Problem(FindInvalidLine(), "expected UTF-8, found bytes that are not; convert the file to UTF-8");
        }
        // The parser's line is the row's last one, and its rows include the blank lines skipped.
        return TakeApart(new FieldRow(_layout, linesBefore + _parser.Row - rowsBefore, new string[_parser.Count]));
    }

    /// <summary>Unquotes the fields, which is when the parser finds fault with their quotation marks.</summary>
    private FieldRow TakeApart(FieldRow row)
    {
        for (var column = 0; column < row.Fields.Length; column++)
        {
            _badField = null;
            row.Fields[column] = _parser[column];
            if (_badField is { } field && column < _layout.Columns.Length)
                row = row with { Flaw = row.Flaw ?? row.Unexpected(column, DescribeQuotation(field), field) };
        }
        return row;
    }

    private static string DescribeQuotation(string field) =>
        field.StartsWith('"') && field.Count(c => c == '"') % 2 == 1
            ? "a closing quotation mark somewhere below"
            : "quotation marks only around a field, and doubled inside it";

    private int FindInvalidLine()
    {
        using var text = new StreamReader(_layout.Path, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        var line = 1;
        while (text.ReadLine() is { } bytes && Utf8.IsValid(Encoding.Latin1.GetBytes(bytes))) line++;
        return line;
    }
}
