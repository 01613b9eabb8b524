using System.Text;
using Microsoft.Win32.SafeHandles;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>The first line of a <c>.csv</c> file as it usually is: the names of the columns without quotation marks.</summary>
internal static class RatingHeader
{
    /// <summary>The bytes that byte order mark, header and line end take; 0 where anything else stands there.</summary>
    public static int Length(SafeFileHandle file, FileLayout layout)
    {
        var expected = Encoding.UTF8.GetBytes(string.Join(',', layout.Columns));
        Span<byte> buffer = stackalloc byte[Encoding.UTF8.Preamble.Length + expected.Length + 2];
        ReadOnlySpan<byte> found = buffer[..RandomAccess.Read(file, buffer, fileOffset: 0)];
        var rest = found.StartsWith(Encoding.UTF8.Preamble) ? found[Encoding.UTF8.Preamble.Length..] : found;
        if (!rest.StartsWith(expected)) return 0;
        rest = rest[expected.Length..];
        var lineEnd = rest.StartsWith("\n"u8) ? 1 : rest.StartsWith("\r\n"u8) ? 2 : 0;
        return lineEnd == 0 ? 0 : found.Length - rest.Length + lineEnd;
    }
}
