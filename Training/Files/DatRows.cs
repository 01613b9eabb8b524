using System.Text;
using System.Text.Unicode;

namespace MovieSimilarity.Training.Files;

/// <summary>Rows of a MovieLens <c>.dat</c> file (ML-1M, ML-10M): fields separated by <c>::</c>, no header, no quoting.</summary>
internal static class DatRows
{
    public static IEnumerable<FieldRow> Read(FileLayout layout, Stream file)
    {
        using var lines = new StreamReader(file, EncodingOf(layout.Path));
        var line = 0;
        while (lines.ReadLine() is { } text)
        {
            line++;
            if (text.Length > 0) yield return new FieldRow(layout, line, text.Split("::"));
        }
        if (line == 0)
            throw new DataFormatException($"{layout.Path} is empty; expected lines of '{string.Join("::", layout.Columns)}'.");
    }

    /// <summary>ML-1M is written in Latin-1, ML-10M in UTF-8, and neither says so.</summary>
    private static Encoding EncodingOf(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, 1 << 24)];
        file.ReadExactly(bytes);
        // Only a sample that ends before the file does can end within a character.
        var sample = bytes.Length < file.Length ? bytes.AsSpan(0, bytes.AsSpan().LastIndexOf((byte)'\n') + 1) : bytes;
        return Utf8.IsValid(sample) ? Encoding.UTF8 : Encoding.Latin1;
    }
}
