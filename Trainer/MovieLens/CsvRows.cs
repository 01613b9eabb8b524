using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace MovieSimilarity.Trainer.MovieLens;

/// <summary>Rows of a MovieLens <c>.csv</c> file: UTF-8 with or without byte order mark, LF or CRLF, a header line, quoted fields.</summary>
internal static class CsvRows
{
    public static IEnumerable<FieldRow> Read(FileLayout layout)
    {
        using var text = new StreamReader(layout.Path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => throw layout.Problem(bad.Context.Parser?.RawRow ?? 0, "a quotation mark stands inside a field; quote the field and double the mark"),
        });
        var header = string.Join(',', layout.Columns);
        if (!Next(parser, layout)) throw new MovieLensFormatException($"{layout.Path} is empty; expected the header '{header}'.");
        if (!parser.Record!.SequenceEqual(layout.Columns))
            throw layout.Problem(1, $"expected the header '{header}', found '{string.Join(',', parser.Record!)}'");
        while (Next(parser, layout)) yield return new FieldRow(layout, parser.RawRow, parser.Record!);
    }

    private static bool Next(CsvParser parser, FileLayout layout)
    {
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            throw layout.Problem(parser.RawRow + 1, "this line or one soon after it is not valid UTF-8; convert the file to UTF-8");
        }
    }
}
