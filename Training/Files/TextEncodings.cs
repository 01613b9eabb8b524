using System.Text;

namespace MovieSimilarity.Training.Files;

/// <summary>The encodings of text files that do not say which one they have.</summary>
internal static class TextEncodings
{
    private const int WindowsCodePage = 1252;

    /// <summary>
    /// UTF-8 that refuses invalid bytes. Since it knows the byte order mark itself, a reader that meets one does not replace it
    /// by an encoding that accepts them.
    /// </summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>
    /// Latin-1 with letters and punctuation in place of the control characters 0x80 to 0x9F: what old files that claim to be Latin-1
    /// really are.
    /// </summary>
    public static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(WindowsCodePage)!;

    /// <summary>UTF-16 if the text begins with its byte order mark, or with two characters of which each has a zero byte; UTF-8 otherwise.</summary>
    /// <param name="bytes">The beginning of the file.</param>
    public static Encoding Unicode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Utf16(bigEndian: false),
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Utf16(bigEndian: true),
        _ => Utf8,
    };

    /// <summary>UTF-8, or Windows-1252 if the bytes are not valid UTF-8.</summary>
    /// <param name="bytes">The text, or a beginning of it that does not end within a character.</param>
    public static Encoding Western(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Windows1252;

    /// <summary>The same encoding, with U+FFFD in place of invalid bytes.</summary>
    public static Encoding Forgiving(Encoding encoding) => Encoding.GetEncoding(
        encoding.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
}
