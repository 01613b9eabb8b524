using System.Collections.Concurrent;
using System.Text.Json;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Processes;

/// <summary>Asks all frontends all the time, and compares each answer with the plain library's for the version that it names.</summary>
internal sealed class QueryLoad : IAsyncDisposable
{
    private const int Callers = 4;

    /// <summary>Some 40 queries a second: several at each step of a failover, and processor time is left for the silos that start meanwhile.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly RealCluster _cluster;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<string> _failures = [];
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly Task _running;

    public QueryLoad(RealCluster cluster)
    {
        _cluster = cluster;
        _running = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => AskAsync(new Random(caller)))));
    }

    /// <summary>Waits until so many queries were answered, or one failed.</summary>
    public async Task WaitForAnswersAsync(int count)
    {
        while (_answers.Values.Sum() < count && _failures.IsEmpty) await Task.Delay(Pause, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the load, and fails the test where a request failed or an answer was wrong.</summary>
    /// <returns>For each version that answered the number of its answers.</returns>
    public async Task<IReadOnlyDictionary<string, int>> EndAsync()
    {
        await _stop.CancelAsync();
        await _running;
        Assert.Empty(_failures);
        Assert.NotEmpty(_answers);
        return _answers;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task AskAsync(Random random)
    {
        while (!_stop.IsCancellationRequested)
        {
            var frontend = _cluster.Frontends[random.Next(_cluster.Frontends.Count)];
            var movieId = _cluster.First.Catalogue[random.Next(_cluster.First.Catalogue.Count)].Id;
            try
            {
                using var response = await _cluster.Http.GetAsync(new Uri(frontend, $"/?movie_id={movieId}"));
                var answer = await response.Content.ReadAsStringAsync();
                if (response.IsSuccessStatusCode) Check(movieId, answer);
                else _failures.Add(answer);
            }
            catch (HttpRequestException e)
            {
                _failures.Add(e.Message);
            }
            await Task.Delay(Pause);
        }
    }

    private void Check(int movieId, string answer)
    {
        using var json = JsonDocument.Parse(answer);
        var version = json.RootElement.GetProperty("model").GetProperty("version").GetString()!;
        SimilarityModel model = version == _cluster.First.Version ? _cluster.First : _cluster.Second;
        var expected = model.FindSimilar(movieId).Select(neighbour => (neighbour.MovieId, Math.Round(neighbour.Score, 6)));
        var actual = json.RootElement.GetProperty("results").EnumerateArray()
            .Select(movie => (movie.GetProperty("movie_id").GetInt32(), movie.GetProperty("similarity_score").GetDouble()));
        if (model.Version != version || !expected.SequenceEqual(actual)) _failures.Add($"Wrong answer of {version} for {movieId}: {answer}");
        _answers.AddOrUpdate(version, 1, (_, count) => count + 1);
    }
}
