using Microsoft.Net.Http.Headers;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Which of the types of a response a client prefers, by its <c>Accept</c> header.</summary>
internal static class ContentNegotiation
{
    private const string Html = "text/html", Csv = "text/csv", Json = "application/json";

    /// <summary>Whether a client prefers HTML to JSON: browsers do, curl and most others do not.</summary>
    public static bool WantsHtml(HttpRequest request) => Prefers(request, Html);

    /// <summary>Whether a client prefers a table to JSON.</summary>
    public static bool WantsCsv(HttpRequest request) => Prefers(request, Csv);

    private static bool Prefers(HttpRequest request, string type) =>
        // This alone rules out nearly every client that does not.
        request.Headers.Accept.ToString().Contains(type, StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && Quality(accepted, type) is var quality and > 0
        && quality >= Quality(accepted, Json);

    private static double Quality(IEnumerable<MediaTypeHeaderValue> accepted, string type) => accepted
        .Where(candidate => candidate.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
        .Max(candidate => (double?)(candidate.Quality ?? 1)) ?? 0;
}
