using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace MovieSimilarity.Training.Files;

/// <summary>
/// Rows of a <c>.csv</c> file: a header line, quoted fields, LF or CRLF, with or without byte order mark. Of a layout whose columns are
/// found by name, the file may be UTF-8 or UTF-16 and have commas, semicolons, tabs or bars; any other is UTF-8 with commas.
/// </summary>
public sealed class CsvRows : IDisposable
{
    private FileLayout _layout;
    private readonly CsvDialect _dialect;
    private readonly CsvParser _parser;
    private string? _badField;

    private CsvRows(FileLayout layout, CsvDialect dialect, Stream file)
    {
        (_layout, _dialect) = (layout, dialect);
        _parser = new CsvParser(new StreamReader(file, dialect.Encoding), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => _badField = bad.Field,
            Delimiter = dialect.Delimiter.ToString(),
            TrimOptions = dialect.HasBlanks ? TrimOptions.Trim : TrimOptions.None,
        });
    }

    /// <summary>The rows below the header, one after the other; blank lines are passed over.</summary>
    /// <param name="layout">The file's name and the columns that its header must name.</param>
    /// <param name="file">The file's bytes.</param>
    /// <exception cref="DataFormatException">The file is empty, lacks a column or has invalid bytes.</exception>
    public static IEnumerable<FieldRow> Read(FileLayout layout, Stream file)
    {
        var dialect = layout.ByName ? CsvDialect.Of(layout) : CsvDialect.Standard;
        using var rows = new CsvRows(layout, dialect, file);
        if (dialect.NamesDelimiter) rows.Next();
        var header = rows.Next()
            ?? throw new DataFormatException($"{layout.Path} is empty; expected the header '{string.Join(',', layout.Columns)}'.");
        rows._layout = Resolve(layout, header) with { HasDecimalCommas = dialect.Delimiter != CsvDialect.Standard.Delimiter };
        while (rows.Next() is { } row) yield return row;
    }

    /// <inheritdoc/>
    public void Dispose() => _parser.Dispose();

    /// <returns>The layout, with where the file has its columns.</returns>
    private static FileLayout Resolve(FileLayout layout, FieldRow header)
    {
        if (header.Fields.SequenceEqual(layout.Columns)) return layout;
        var expected = string.Join(',', layout.Columns);
        if (layout.ByName && ColumnNames.Repeated(layout.Columns, header.Fields) is { } repeated)
            throw layout.Problem(header.Line, $"expected one column '{repeated}', found two in the header '{Joined(header.Fields)}'");
        if (layout.ByName && ColumnNames.Find(layout.Columns, header.Fields) is { } positions)
            return layout with { Header = header.Fields, Positions = positions };
        throw layout.Problem(header.Line, $"expected the header '{expected}', found '{FieldRow.Shorten(string.Join(',', header.Fields), expected)}'");
    }

    private static string Joined(string[] fields) => FieldRow.Shorten(string.Join(',', fields), FieldRow.MaxShownColumns);

    private FieldRow? Next()
    {
        var (linesBefore, rowsBefore) = (_parser.RawRow, _parser.Row);
        try
        {
            if (!_parser.Read()) return null;
        }
        catch (DecoderFallbackException)
        {
            var name = _dialect.Encoding is UTF8Encoding ? "UTF-8" : "UTF-16";
            throw _layout.Problem(FindInvalidLine(), $"expected {name}, found bytes that are not; convert the file to UTF-8");
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
            if (_badField is { } field && column < _layout.Header.Length)
                row = row with { Flaw = row.Flaw ?? row.UnexpectedAt(column, DescribeQuotation(field), field) };
        }
        return row;
    }

    private static string DescribeQuotation(string field) =>
        field.StartsWith('"') && field.Count(c => c == '"') % 2 == 1
            ? "a closing quotation mark somewhere below"
            : "quotation marks only around a field, and doubled inside it";

    private int FindInvalidLine()
    {
        var isUtf8 = _dialect.Encoding is UTF8Encoding;
        var encoding = isUtf8 ? Encoding.Latin1 : TextEncodings.Forgiving(_dialect.Encoding);
        using var text = new StreamReader(_layout.Source, encoding, detectEncodingFromByteOrderMarks: false);
        var line = 0;
        while (text.ReadLine() is { } read)
        {
            line++;
            if (isUtf8 ? !Utf8.IsValid(Encoding.Latin1.GetBytes(read)) : read.Contains('\uFFFD')) break;
        }
        // Half a character at the very end counts as no character.
        return Math.Max(1, line);
    }
}
