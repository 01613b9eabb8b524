using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Training;

/// <summary>Trains and has the peers do the same, never two at a time.</summary>
/// <param name="sandbox">Where all of it runs.</param>
/// <param name="peers">The peers.</param>
/// <param name="comparison">What to compare.</param>
/// <param name="output">Receives progress messages.</param>
internal sealed class TrainingRun(Sandbox sandbox, Peers peers, TrainingComparison comparison, TextWriter output)
{
    private readonly string _ratings = Path.Combine(comparison.Data, "ratings.csv");

    /// <summary>Does all of it.</summary>
    public async Task<TrainingResult> RunAsync(CancellationToken cancellationToken)
    {
        var (own, reading) = await TrainAndReadAsync(cancellationToken);
        var options = own.Provenance.Options;
        var (arpack, arpackResult) = await DecomposeAsync(PeerAlgorithm.Arpack, options, cancellationToken);
        var (randomized, randomizedResult) = await DecomposeAsync(PeerAlgorithm.Randomized, options, cancellationToken);
        await output.WriteLineAsync("comparing the lists of all films");
        var (model, other) = await peers.CompareAsync(own.Model, arpackResult, randomizedResult, cancellationToken);
        var larger = comparison.Larger is { } folder ? await TrainLargerAsync(folder, cancellationToken) : null;
        return new TrainingResult(own, new PeerFigures(reading, randomized, arpack), model, other, larger);
    }

    private async Task<(TrainerFigures Own, TimeSpan Reading)> TrainAndReadAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(_ratings, cancellationToken);
        var (runs, readings) = (new List<TrainedModel>(), new List<TimeSpan>());
        for (var repeat = 1; repeat <= comparison.Repeats; repeat++)
        {
            runs.Add(await TrainAsync(comparison.Data, $"train-{repeat}", cancellationToken));
            readings.Add(await peers.ReadAsync(_ratings, cancellationToken));
            await output.WriteLineAsync($"pandas.read_csv: {Figures.Duration(readings[^1])}");
        }
        return (new TrainerFigures(runs), Median.Of(readings));
    }

    private async Task<TrainerFigures> TrainLargerAsync(string folder, CancellationToken cancellationToken)
    {
        await LoadAsync(Path.Combine(folder, "ratings.csv"), cancellationToken);
        var runs = new List<TrainedModel>();
        for (var repeat = 1; repeat <= comparison.Repeats; repeat++)
            runs.Add(await TrainAsync(folder, $"train-larger-{repeat}", cancellationToken));
        return new TrainerFigures(runs);
    }

    private async Task<TrainedModel> TrainAsync(string data, string name, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"{name}: running");
        var run = await TrainedModel.TrainAsync(sandbox, data, name, cancellationToken);
        await output.WriteLineAsync(
            $"{name}: {Figures.Duration(run.Elapsed)}; {run.Reading.Name} {Figures.Duration(run.Reading.Elapsed)}, "
            + $"collaborative SVD {Figures.Duration(run.Decomposition)}");
        return run;
    }

    private async Task<(TimeSpan Elapsed, string Result)> DecomposeAsync(
        PeerAlgorithm algorithm, TrainingOptions options, CancellationToken cancellationToken)
    {
        var result = Path.Combine(sandbox.Folder, $"{algorithm}.npz");
        var times = new List<TimeSpan>();
        for (var repeat = 1; repeat <= comparison.PeerRepeats; repeat++)
        {
            await output.WriteLineAsync($"TruncatedSVD, {algorithm}: running");
            times.Add(await peers.DecomposeAsync(_ratings, algorithm, options, result, cancellationToken));
            await output.WriteLineAsync($"TruncatedSVD, {algorithm}: {Figures.Duration(times[^1])}");
        }
        return (Median.Of(times), result);
    }

    /// <summary>Has the system hold the file in memory, so that the first to read it does not wait for the disk.</summary>
    private static async Task LoadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(Stream.Null, cancellationToken);
    }
}
