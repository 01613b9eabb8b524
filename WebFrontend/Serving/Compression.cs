using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Chooses a compression that the caller accepts, and compresses with it.</summary>
internal static class Compression
{
    /// <summary>Smaller bodies fit into one packet either way.</summary>
    private const int SmallestBody = 1024;

    /// <summary>Reduces a response to less than a quarter; the highest qualities take many times as long and save little more.</summary>
    private const int BrotliQuality = 4;

    /// <summary>A window of 64 kB holds any usual response.</summary>
    private const int BrotliWindowBits = 16;

    /// <summary>The header's name of a coding; null for none.</summary>
    public static string? NameOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        _ => null,
    };

    /// <summary>The best coding that a caller accepts, by its <c>Accept-Encoding</c>.</summary>
    public static ContentCoding Choose(StringValues accepted)
    {
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings)) return ContentCoding.Identity;
        var (brotli, gzip) = (Quality(codings, "br"), Quality(codings, "gzip"));
        if (brotli > 0 && brotli >= gzip) return ContentCoding.Brotli;
        return gzip > 0 ? ContentCoding.Gzip : ContentCoding.Identity;
    }

    /// <summary>The same response, compressed; unchanged if compression would save little.</summary>
    public static Response Compress(Response response, ContentCoding coding)
    {
        if (response.Body.Length < SmallestBody) return response;
        var body = coding == ContentCoding.Brotli ? Brotli(response.Body.Span) : Gzip(response.Body.Span);
        return new Response(body, coding, EntityTag.WithCoding(response.Tag, coding));
    }

    /// <summary>Where to write a body of unknown length, which is compressed as the caller takes it; to be disposed at its end.</summary>
    public static Stream Open(HttpContext context)
    {
        var (response, coding) = (context.Response, Choose(context.Request.Headers.AcceptEncoding));
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.ContentEncoding = NameOf(coding);
        return coding switch
        {
            // Optimal is the same quality as above; the highest would be SmallestSize.
            ContentCoding.Brotli => new BrotliStream(response.Body, CompressionLevel.Optimal, leaveOpen: true),
            ContentCoding.Gzip => new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true),
            _ => response.Body,
        };
    }

    private static double Quality(IEnumerable<StringWithQualityHeaderValue> codings, string name) => codings
        .Where(candidate => candidate.Value.Equals(name, StringComparison.OrdinalIgnoreCase) || candidate.Value == "*")
        .OrderBy(candidate => candidate.Value == "*")
        .Select(candidate => candidate.Quality ?? 1)
        .FirstOrDefault(0);

    private static byte[] Brotli(ReadOnlySpan<byte> body)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        if (!BrotliEncoder.TryCompress(body, compressed, out var length, BrotliQuality, BrotliWindowBits))
            throw new InvalidOperationException("The body does not fit into the space that Brotli asks for.");
        return compressed[..length];
    }

    private static byte[] Gzip(ReadOnlySpan<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(body);
        return compressed.ToArray();
    }
}

/// <summary>How a body is compressed.</summary>
internal enum ContentCoding
{
    /// <summary>Not at all.</summary>
    Identity,

    /// <summary>gzip, RFC 1952.</summary>
    Gzip,

    /// <summary>Brotli, RFC 7932.</summary>
    Brotli,
}
