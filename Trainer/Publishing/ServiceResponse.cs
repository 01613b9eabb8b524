using MovieSimilarity.Trainer.Retries;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MovieSimilarity.Printing;

namespace MovieSimilarity.Trainer.Publishing;

/// <summary>Reads HTTP responses of a service, or of a proxy in front of it.</summary>
internal static class ServiceResponse
{
    /// <exception cref="TransientFailureException">The service says when to come again.</exception>
    /// <exception cref="PublishException">Any other answer than a success of that shape.</exception>
    public static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> shape, Uri service, CancellationToken cancellationToken)
        where T : class
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if (response.IsSuccessStatusCode)
            return await ParseAsync(response.Content, shape, cancellationToken) ?? throw NoFrontend(service, status);
        if (response.Headers.Location is { } elsewhere)
        {
            throw new PublishException(
                $"{service} answered {status} and points to {elsewhere}; name the frontend's own address.");
        }
        var problem = await ParseAsync(response.Content, PublishJsonContext.Default.ProblemResponse, cancellationToken);
        var sentence = string.IsNullOrWhiteSpace(problem?.Detail) ? $"{service} answered {status}, without a reason." : PrintableText.Line(problem.Detail);
        throw response is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } retryAfter }
            ? new TransientFailureException(sentence, Wait(retryAfter))
            : new PublishException(sentence);
    }

    /// <summary>What to throw where an answer succeeded but is not one of a frontend.</summary>
    /// <param name="service">Who answered.</param>
    /// <param name="status">How, as <c>200 OK</c>.</param>
    public static PublishException NoFrontend(Uri service, string status) =>
        new($"{service} answered {status}, but not as a frontend of MovieSimilarity does; check the address.");

    private static async Task<T?> ParseAsync<T>(HttpContent content, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(await content.ReadAsStreamAsync(cancellationToken), shape, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue retryAfter) => retryAfter.Delta ?? retryAfter.Date - DateTimeOffset.UtcNow;
}
