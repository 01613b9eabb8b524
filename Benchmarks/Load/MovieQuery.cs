using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Answers;

namespace MovieSimilarity.Benchmarks.Load;

/// <summary>Queries a frontend and checks the response.</summary>
/// <param name="frontend">The frontend's address.</param>
/// <param name="check">Knows the right answers.</param>
internal sealed class MovieQuery(Uri frontend, AnswerCheck check) : IDisposable
{
    /// <summary>No caller waits longer than this.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null })
    {
        BaseAddress = frontend,
        Timeout = Timeout,
    };

    /// <summary>Sends one query.</summary>
    public async Task<QueryOutcome> AskAsync(int movieId)
    {
        try
        {
            using var response = await _http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"?movie_id={movieId}"));
            var body = await response.Content.ReadAsByteArrayAsync();
            var answered = Stopwatch.GetTimestamp();
            return response.StatusCode == HttpStatusCode.OK
                ? new QueryOutcome(answered, Failure: null, Fault: check.FindFault(movieId, body))
                : new QueryOutcome(answered, Failure: $"status {(int)response.StatusCode} {Detail(body)}".TrimEnd(), Fault: null);
        }
        catch (HttpRequestException e)
        {
            return new QueryOutcome(Stopwatch.GetTimestamp(), Failure: e.HttpRequestError.ToString(), Fault: null);
        }
        catch (OperationCanceledException)
        {
            return new QueryOutcome(Stopwatch.GetTimestamp(), Failure: $"no answer in {Timeout.TotalSeconds:F0} s", Fault: null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Detail(byte[] body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.GetProperty("detail").GetString()!;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // No problem document, so not of a frontend.
            return "";
        }
    }
}
