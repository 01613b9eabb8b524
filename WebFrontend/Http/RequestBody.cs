using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Reads the bodies of requests: forms and JSON, whatever the method. ASP.NET by itself does not look for a form on a GET.</summary>
internal static class RequestBody
{
    /// <summary>No parameter's name is that long.</summary>
    private const int MaxFormName = 256;

    /// <summary>Two lists of 10,000 ids, each repeated in a field of its own, and some others.</summary>
    private const int MaxFormFields = 20_500;

    /// <summary>The length of a value is bounded by the length of the body.</summary>
    private static readonly FormOptions FormLimits = new() { ValueCountLimit = MaxFormFields, KeyLengthLimit = MaxFormName };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the request may have a body.</summary>
    public static bool MayBeIn(HttpRequest request) =>
        request.ContentLength != 0 && request.HttpContext.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;

    /// <exception cref="BadHttpRequestException">The body is no form, or one that cannot be read.</exception>
    public static async Task<IFormCollection> ReadFormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) throw UnknownType(request);
        request.Body = await ReadAsync(request);
        try
        {
            return await request.ReadFormAsync(FormLimits, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException or NotSupportedException)
        {
            throw new BadHttpRequestException($"The form body cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a JSON body, which must be an object.</summary>
    /// <exception cref="BadHttpRequestException">The body is not JSON, or not an object.</exception>
    public static async Task<JsonElement> ReadJsonAsync(HttpRequest request)
    {
        var body = (await ReadAsync(request)).ToArray().AsMemory();
        if (body.Span.StartsWith(ByteOrderMark)) body = body[ByteOrderMark.Length..];
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new BadHttpRequestException("The JSON body must be an object, for example {\"movie_title\": \"Zodiac (2007)\"}.");
            foreach (var member in json.RootElement.EnumerateObject()) _ = member.Name;
            return json.RootElement.Clone();
        }
        catch (InvalidOperationException e)
        {
            throw NotUnicode(e);
        }
        catch (JsonException e)
        {
            var reason = e.Message.Split(" LineNumber", 2)[0];
            throw new BadHttpRequestException($"The JSON body cannot be read at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {reason}", e);
        }
    }

    /// <summary>What to throw where a text of a JSON body cannot be read, which the parser does not check.</summary>
    public static BadHttpRequestException NotUnicode(InvalidOperationException e) =>
        new("The JSON body has a text that is not Unicode: half of a surrogate pair, or bytes that are no UTF-8.", e);

    /// <summary>
    /// The whole body, which is short. The form reader alone would leave unparsed bytes with the server. If the client then disconnects, the
    /// server cannot continue to read, and logs that as an error. There is no token for the same reason: the server ends the read.
    /// </summary>
    private static async Task<MemoryStream> ReadAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, CancellationToken.None);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw LostConnection.Abort(request.HttpContext, e);
        }
        body.Position = 0;
        return body;
    }

    private static BadHttpRequestException UnknownType(HttpRequest request) => new(
        "Parameters go into the query string, a form body (application/x-www-form-urlencoded) or a JSON body (application/json), "
        + $"not into '{RequestParameters.Shorten(request.ContentType ?? "a body without a type")}'.",
        StatusCodes.Status415UnsupportedMediaType);
}
