using System.Text;

namespace MovieSimilarity.Training.Files;

/// <summary>
/// Rows of a file without header and quotation marks: <c>.dat</c> (ML-1M, ML-10M) with <c>::</c> between the fields, and those of
/// ML-100K with tabs or bars.
/// </summary>
internal static class DatRows
{
    /// <summary>So much is checked for the encoding.</summary>
    private const int SampleBytes = 1 << 24;

    public static IEnumerable<FieldRow> Read(FileLayout layout, Stream file)
    {
        using var lines = new StreamReader(file, EncodingOf(layout.Source));
        var line = 0;
        while (lines.ReadLine() is { } text)
        {
            line++;
            if (text.Length > 0) yield return new FieldRow(layout, line, text.Split(layout.Separator));
        }
        if (line == 0)
            throw new DataFormatException($"{layout.Path} is empty; expected lines of '{string.Join(layout.Separator, layout.Columns)}'.");
    }

    /// <summary>ML-100K and ML-1M are written in Latin-1, ML-10M in UTF-8, and none of them says so.</summary>
    private static Encoding EncodingOf(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, SampleBytes)];
        file.ReadExactly(bytes);
        // Only a sample that ends before the file does can end within a character.
        return TextEncodings.Western(bytes.Length < file.Length ? bytes.AsSpan(0, bytes.AsSpan().LastIndexOf((byte)'\n') + 1) : bytes);
    }
}
