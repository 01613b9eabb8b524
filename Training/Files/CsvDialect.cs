using System.Text;

namespace MovieSimilarity.Training.Files;

/// <summary>How a CSV file is written: its encoding, what separates its fields, and whether blanks follow that.</summary>
/// <param name="Encoding">The encoding; it refuses invalid bytes.</param>
/// <param name="Delimiter">What separates two fields.</param>
internal sealed record CsvDialect(Encoding Encoding, char Delimiter)
{
    /// <summary>Enough for the longest header and a row.</summary>
    private const int SampleBytes = 1 << 16;

    private const string DelimiterKey = "sep=";

    // In order of preference, for a header that could be split by several.
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>UTF-8 with commas.</summary>
    public static CsvDialect Standard { get; } = new(TextEncodings.Utf8, Delimiters[0]);

    /// <summary>Whether blanks around fields do not belong to them, not even before a quotation mark.</summary>
    public bool HasBlanks { get; init; }

    /// <summary>Whether the first line only names the delimiter, as spreadsheets write it: <c>sep=;</c>.</summary>
    public bool NamesDelimiter { get; init; }

    /// <summary>Looks at the beginning of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvDialect Of(FileLayout layout)
    {
        var sample = new byte[SampleBytes];
        using (var file = File.OpenRead(layout.Source)) Array.Resize(ref sample, file.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false));
        var encoding = TextEncodings.Unicode(sample);
        using var text = new StreamReader(new MemoryStream(sample), TextEncodings.Forgiving(encoding));
        var first = NextLine(text);
        var named = NamedDelimiter(first);
        var header = named is null ? first : NextLine(text);
        var delimiter = named ?? DelimiterOf(header, layout);
        return new CsvDialect(encoding, delimiter)
        {
            HasBlanks = header.Contains($"{delimiter} ", StringComparison.Ordinal) || HasBlankBeforeQuote(NextLine(text), delimiter),
            NamesDelimiter = named is not null,
        };
    }

    private static char DelimiterOf(string header, FileLayout layout) =>
        header == string.Join(Delimiters[0], layout.Columns) ? Delimiters[0]
        : Delimiters.FirstOrDefault(candidate => ColumnNames.Find(layout.Columns, Split(header, candidate)) is not null, Delimiters[0]);

    private static string NextLine(StreamReader text)
    {
        string? line;
        do line = text.ReadLine();
        while (line is { Length: 0 });
        return line ?? "";
    }

    private static char? NamedDelimiter(string line)
    {
        var text = line.Trim('"');
        var isKey = text.Length == DelimiterKey.Length + 1 && text.StartsWith(DelimiterKey, StringComparison.OrdinalIgnoreCase);
        return isKey && Delimiters.Contains(text[^1]) ? text[^1] : null;
    }

    private static string[] Split(string header, char delimiter) => Array.ConvertAll(header.Split(delimiter), name => name.Trim(' ', '"'));

    private static bool HasBlankBeforeQuote(string row, char delimiter)
    {
        var isQuoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '"') isQuoted = !isQuoted;
            else if (!isQuoted && row[i] == delimiter && row.AsSpan(i + 1) is [' ', ..] rest && rest.TrimStart(' ') is ['"', ..]) return true;
        }
        return false;
    }
}
