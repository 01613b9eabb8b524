using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>A response with an entity tag, compressed as the caller takes it; 304 if the caller has it.</summary>
/// <param name="body">The body, not compressed.</param>
/// <param name="contentType">Its type.</param>
internal sealed class TaggedResult(ReadOnlyMemory<byte> body, string contentType) : IResult
{
    public static TaggedResult Json<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), TaggedResponses.Json);

    public Task ExecuteAsync(HttpContext httpContext) => TaggedResponses.SendAsync(httpContext, body, contentType);
}
