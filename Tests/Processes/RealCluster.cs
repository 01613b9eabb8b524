using System.Net;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Commands;

namespace MovieSimilarity.Tests.Processes;

/// <summary>
/// A Redis, three silos and two frontends, all processes of their own, with two models to publish. The classes of tests that leave it
/// whole share one, with the first model active.
/// </summary>
public class RealCluster : IAsyncLifetime
{
    public const int Silos = 3;
    public const int Partitions = 6;
    public const int Replicas = 2;

    private const int Rows = 1000;
    private const string Token = "a-token-for-these-tests";

    /// <summary>A cluster whose silos were all killed waits some 20 s until their entries in the membership are stale.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The state of a cluster is gathered from all silos, which costs them several queries.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("movie-similarity-cluster-");
    private readonly (int Silo, int Gateway)[] _ports =
        [.. Enumerable.Range(0, Silos).Select(_ => (FreePorts.Next(), FreePorts.Next()))];
    private readonly ChildProcess?[] _silos = new ChildProcess?[Silos];
    private readonly List<ChildProcess> _frontends = [];
    private readonly Uri[] _urls;
    private Task? _start;

    /// <summary>A cluster with two frontends.</summary>
    public RealCluster()
        : this(frontends: 2)
    {
    }

    /// <summary>A cluster with a given number of frontends.</summary>
    protected RealCluster(int frontends) =>
        _urls = [.. Enumerable.Range(0, frontends).Select(_ => new Uri($"http://127.0.0.1:{FreePorts.Next()}"))];

    internal RedisServer Redis { get; } = new();

    /// <summary>The Redis that keeps the models: the same, unless a cluster has another one.</summary>
    internal virtual RedisServer Storage => Redis;

    /// <summary>What silos have printed since they were started last.</summary>
    public string SiloOutput => string.Join(Environment.NewLine, _silos.Select(silo => silo?.Output));

    public IReadOnlyList<Uri> Frontends => _urls;

    public HttpClient Http { get; } = new();

    public SimilarityModel First { get; } = TestModels.Random(Rows, seed: 1);

    public SimilarityModel Second { get; } = TestModels.Random(Rows, seed: 2);

    /// <summary>Nothing: a run without the tests that need the cluster does not start it.</summary>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts the cluster for the first test that needs it, and publishes the first model; skips the test if there is no Redis.</summary>
    public Task RequireAsync()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        return _start ??= StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _silos.OfType<ChildProcess>().Concat(_frontends)) process.Dispose();
        await Redis.DisposeAsync();
        if (Storage != Redis) await Storage.DisposeAsync();
        Http.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    public string FileOf(SimilarityModel model) => Path.Combine(_folder.FullName, $"{model.Version}.model");

    public void Write(SimilarityModel model) => ModelFile.Write(FileOf(model), model);

    /// <summary>Uploads a model by hand.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PutAsync(SimilarityModel model)
    {
        using var file = File.OpenRead(FileOf(model));
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(_urls[0], $"/models/{model.Version}"));
        request.Headers.Authorization = new("Bearer", Token);
        request.Content = new StreamContent(file);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void StartAll()
    {
        for (var i = 0; i < Silos; i++) StartSilo(i);
        foreach (var url in _urls)
        {
            _frontends.Add(ServiceProcess.Frontend(
                "--cluster", Redis.Address, "--urls", url.OriginalString, "--publish-token-file", TokenFile,
                "--partitions", $"{Partitions}", "--replicas", $"{Replicas}"));
        }
    }

    public void StartSilo(int index) => _silos[index] = StartSilo(_ports[index].Silo, _ports[index].Gateway);

    /// <summary>Starts a silo besides, which the caller ends.</summary>
    internal ChildProcess StartAnotherSilo() => StartSilo(FreePorts.Next(), FreePorts.Next());

    /// <summary>Starts a frontend besides, which the caller ends.</summary>
    internal (ChildProcess Frontend, Uri Url) StartAnotherFrontend()
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        return (ServiceProcess.Frontend("--cluster", Redis.Address, "--urls", url.OriginalString), url);
    }

    public void KillSilo(int index)
    {
        _silos[index]!.Dispose();
        _silos[index] = null;
    }

    /// <summary>Stops a silo's threads until the others have voted it out, and lets them go on.</summary>
    /// <returns>How the silo ended.</returns>
    public async Task<(int ExitCode, string Output)> HangSiloUntilVotedOutAsync(int index)
    {
        var silo = _silos[index]!;
        silo.Signal("STOP");
        await UntilWholeAsync(Silos - 1);
        silo.Signal("CONT");
        return (await silo.WaitAsync(TestContext.Current.CancellationToken), silo.Output);
    }

    /// <summary>Sends a silo SIGTERM, and waits.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> TerminateSiloAsync(int index)
    {
        _silos[index]!.Signal("TERM");
        return _silos[index]!.WaitAsync(TestContext.Current.CancellationToken);
    }

    public void KillAll()
    {
        for (var i = 0; i < Silos; i++) KillSilo(i);
        foreach (var frontend in _frontends) frontend.Dispose();
        _frontends.Clear();
        Redis.Kill();
    }

    /// <summary>Runs a verb of the trainer against the first frontend.</summary>
    public async Task<(int ExitCode, string Output)> RunTrainerAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await TrainerCommandLine.RunAsync([.. arguments, "--to", _urls[0].OriginalString, "--token-file", TokenFile], output, output);
        return (code, output.ToString());
    }

    /// <summary>Removes all versions but the active one, which other tests may have left.</summary>
    public async Task RemoveInactiveAsync()
    {
        using var status = JsonDocument.Parse(await Http.GetStringAsync(new Uri(_urls[0], "/cluster"), TestContext.Current.CancellationToken));
        foreach (var version in status.RootElement.GetProperty("versions").EnumerateArray().Where(version => !version.GetProperty("active").GetBoolean()))
        {
            var (code, output) = await RunTrainerAsync("remove", version.GetProperty("version").GetString()!);
            Assert.True(code == 0, output);
        }
    }

    /// <summary>Waits until every silo is there, every replica is loaded, and all silos carry the same number.</summary>
    public Task UntilWholeAsync(int silos = Silos) => UntilAsync(status =>
        status.GetProperty("silos").GetArrayLength() == silos
        && status.GetProperty("healthy").GetBoolean()
        && status.GetProperty("replicas").EnumerateArray().All(replica => replica.GetProperty("loaded").GetBoolean())
        && status.GetProperty("replicas").EnumerateArray()
            .GroupBy(replica => (replica.GetProperty("version").GetString(), replica.GetProperty("silo").GetString()))
            .All(group => group.Count() == Partitions * Replicas / silos));

    /// <summary>Waits until all frontends answer with a version; they notice a new one within a second or two.</summary>
    public async Task UntilAllAnswerWithAsync(string version)
    {
        foreach (var frontend in Frontends) await UntilAnswersWithAsync(frontend, version);
    }

    /// <summary>Waits until a frontend is ready with a version; one that has just started may not listen yet.</summary>
    public async Task UntilAnswersWithAsync(Uri frontend, string version)
    {
        var last = "nothing";
        for (var deadline = DateTime.UtcNow + Patience; DateTime.UtcNow < deadline; await Task.Delay(PollInterval, TestContext.Current.CancellationToken))
        {
            try
            {
                using var response = await Http.GetAsync(new Uri(frontend, "/health/ready"), TestContext.Current.CancellationToken);
                last = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                if (last.Contains(version, StringComparison.Ordinal)) return;
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }
        }
        Assert.Fail($"{frontend} does not answer with {version}; it says: {last}");
    }

    private async Task StartAsync()
    {
        Storage.Start();
        if (Storage != Redis) Redis.Start();
        await File.WriteAllTextAsync(TokenFile, Token);
        foreach (var model in new[] { First, Second }) Write(model);
        StartAll();
        await UntilAsync(status => status.GetProperty("silos").GetArrayLength() == Silos);
        Assert.Equal(0, (await RunTrainerAsync("publish", FileOf(First))).ExitCode);
        await UntilWholeAsync();
    }

    private ChildProcess StartSilo(int siloPort, int gatewayPort) => ServiceProcess.Silo(
        "--cluster", Redis.Address, "--storage", Storage.Address, "--advertise", "127.0.0.1", "--silo-port", $"{siloPort}", "--gateway-port", $"{gatewayPort}");

    private string TokenFile => Path.Combine(_folder.FullName, "token");

    private async Task UntilAsync(Func<JsonElement, bool> isSo)
    {
        var last = "nothing yet";
        for (var deadline = DateTime.UtcNow + Patience; DateTime.UtcNow < deadline; await Task.Delay(PollInterval))
        {
            Assert.All(_frontends, frontend => Assert.False(frontend.HasExited, frontend.Output));
            try
            {
                var ready = await Task.WhenAll(_urls.Select(async url =>
                {
                    using var response = await Http.GetAsync(new Uri(url, "/cluster"));
                    last = await response.Content.ReadAsStringAsync();
                    return response.StatusCode == HttpStatusCode.OK && isSo(JsonDocument.Parse(last).RootElement);
                }));
                if (ready.All(one => one)) return;
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }
        }
        Assert.Fail($"The cluster did not come to the state expected; it is: {last}");
    }
}
