using System.Collections.Concurrent;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>
/// Asks all the time, as frontends do: for the version that the model grain last said is active, through their client of
/// coordinators. Compares each answer with the plain library's for that version.
/// </summary>
internal sealed class QueryLoad : IAsyncDisposable
{
    private const int Askers = 3;

    /// <summary>Hundreds of queries a second, and processor time left for the silos that start meanwhile.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan LayoutInterval = TimeSpan.FromMilliseconds(100);

    private readonly SiloCluster _cluster;
    private readonly CoordinatorClient _coordinator;
    private readonly Dictionary<string, SimilarityModel> _models;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentDictionary<string, int> _answered = new();
    private readonly Task[] _tasks;
    private volatile PartitionLayout _layout;

    private QueryLoad(SiloCluster cluster, PartitionLayout layout, IEnumerable<SimilarityModel> models)
    {
        (_cluster, _layout, _models) = (cluster, layout, models.ToDictionary(model => model.Version));
        _coordinator = new CoordinatorClient(Gateways.InProcess(cluster.Grains));
        _tasks = [Task.Run(FollowAsync), .. Enumerable.Range(0, Askers).Select(asker => Task.Run(() => AskAsync(asker)))];
    }

    public static async Task<QueryLoad> StartAsync(SiloCluster cluster, params SimilarityModel[] models) =>
        new(cluster, (await cluster.Models.GetVersions()).Active!.Manifest.Layout, models);

    /// <summary>How many answers a version has given so far.</summary>
    public int Answered(SimilarityModel model) => _answered.GetValueOrDefault(model.Version);

    /// <summary>Waits until a version has given so many more answers.</summary>
    public async Task WaitForAnswersAsync(SimilarityModel model, int more)
    {
        var enough = Answered(model) + more;
        await ClusterWatch.PollAsync(
            () => Task.FromResult(Answered(model) >= enough || !_problems.IsEmpty), () => $"model {model.Version} answers");
    }

    /// <summary>Stops, and demands that every query was answered, rightly.</summary>
    public async Task AssertAllWereRightAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks);
        TestContext.Current.TestOutputHelper!.WriteLine($"{_answered.Values.Sum()} queries were answered.");
        Assert.Empty(_problems);
        Assert.NotEmpty(_answered);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks);
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _layout = (await _cluster.Models.GetVersions()).Active?.Manifest.Layout ?? throw new InvalidOperationException("No version is active.");
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                // A frontend keeps the layout it knows.
            }
            catch (InvalidOperationException e)
            {
                _problems.Enqueue(e.Message);
            }
            await Task.Delay(LayoutInterval);
        }
    }

    private async Task AskAsync(int asker)
    {
        for (var i = asker; !_stop.IsCancellationRequested; i++)
        {
            var layout = _layout;
            var model = _models[layout.Version];
            var seed = model.Catalogue[i * 31 % model.Catalogue.Count].Id;
            try
            {
                var request = new SimilarRequest(layout, [new SimilarityQuery(seed, SimilarityModel.DefaultCount, Scoring.Ensemble)]);
                var answer = (await _coordinator.FindSimilarAsync(request, CancellationToken.None)).Lists.Single();
                if (!answer.SequenceEqual(model.FindSimilar(seed))) _problems.Enqueue($"Film {seed} of model {model.Version}: wrong answer.");
                _answered.AddOrUpdate(model.Version, 1, (_, count) => count + 1);
            }
            catch (Exception e)
            {
                _problems.Enqueue($"Film {seed} of model {model.Version}: {e.GetType().Name}: {e.Message}");
            }
            await Task.Delay(Pause);
        }
    }
}
