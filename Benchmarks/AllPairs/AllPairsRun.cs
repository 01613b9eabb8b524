using System.Diagnostics;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.AllPairs;

/// <summary>Has the trainer and numpy find the lists of all films, in turn.</summary>
/// <param name="sandbox">Where all of it runs.</param>
/// <param name="peers">numpy.</param>
/// <param name="repeats">How often; medians count.</param>
/// <param name="output">Receives progress messages.</param>
internal sealed class AllPairsRun(Sandbox sandbox, SearchPeers peers, int repeats, TextWriter output)
{
    private const int Count = SimilarityModel.DefaultCount;

    /// <summary>Does all of it.</summary>
    public async Task<AllPairsResult> RunAsync(string model, CancellationToken cancellationToken)
    {
        var set = VectorSet.Read(model, _ => 1, Count);
        await peers.LoadAsync(set, cancellationToken);
        var (own, numpy) = (new List<TimeSpan>(), new List<PairFigures>());
        for (var repeat = 1; repeat <= repeats; repeat++)
        {
            own.Add(await RunTrainerAsync(model, repeat, cancellationToken));
            numpy.Add(await peers.FindAllPairsAsync(Count, cancellationToken));
            await output.WriteLineAsync(
                $"trainer neighbours: {Figures.Duration(own[^1])}, numpy: {Figures.Duration(TimeSpan.FromSeconds(numpy[^1].Seconds))}");
        }
        var median = TimeSpan.FromSeconds(Median.Of(numpy.Select(figures => figures.Seconds)));
        return new AllPairsResult(set.Description, Count, Median.Of(own), median, numpy[0].Block, numpy[0].Workers);
    }

    private async Task<TimeSpan> RunTrainerAsync(string model, int repeat, CancellationToken cancellationToken)
    {
        var file = Path.Combine(sandbox.Folder, $"neighbours-{repeat}.csv");
        var watch = Stopwatch.StartNew();
        var process = sandbox.StartRoom($"neighbours-{repeat}", "Trainer", ["neighbours", model, "--output", file]);
        var exitCode = await process.WaitAsync(cancellationToken);
        var elapsed = watch.Elapsed;
        if (exitCode != 0)
            throw new BenchmarkException($"trainer neighbours failed: {process.Output}");
        File.Delete(file);
        return elapsed;
    }
}
