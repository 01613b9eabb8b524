using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Load;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>Queries a cluster without a pause while steps are carried out, such as the death of a silo.</summary>
/// <param name="cluster">The cluster, serving the first model.</param>
/// <param name="models">The models that may answer, one or more.</param>
/// <param name="steps">The steps, in order.</param>
/// <param name="options">Rate and duration.</param>
/// <param name="output">Receives the progress.</param>
internal sealed class FailoverRun(
    Cluster cluster, IReadOnlyList<TestModel> models, IReadOnlyList<FailoverStep> steps, FailoverOptions options, TextWriter output)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(10);

    private readonly Verdicts _verdicts = new(output);

    /// <summary>Does all of it.</summary>
    public async Task<FailoverResult> RunAsync(CancellationToken cancellationToken)
    {
        using var query = new MovieQuery(cluster.Frontend.Address, new AnswerCheck(models));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var films = models.Select(model => model.MovieIds).Aggregate((some, others) => [.. some.Intersect(others)]);
        await WarmUp.RunAsync(query, films, _verdicts, cancellationToken);
        await output.WriteLineAsync("warmed up");
        var load = new OpenLoop(query, films, options.Rate, (int)(options.Longest(steps.Count).TotalSeconds * options.Rate), _verdicts);
        var sending = load.RunAsync(stop.Token);
        var telling = TellProgressAsync(load, stop.Token);
        try
        {
            var events = await MakeEventsAsync(load, cancellationToken);
            await DelayUntilAsync(load, options.Least, cancellationToken);
            await stop.CancelAsync();
            await sending;
            return new FailoverResult(load, _verdicts, events);
        }
        finally
        {
            await stop.CancelAsync();
            await telling;
        }
    }

    private async Task<List<FailoverEvent>> MakeEventsAsync(OpenLoop load, CancellationToken cancellationToken)
    {
        var events = new List<FailoverEvent>();
        foreach (var step in steps)
        {
            await DelayUntilAsync(load, step.Due, cancellationToken);
            var at = load.Elapsed;
            Tell(at, step.What);
            var error = await step.ActAsync(cancellationToken);
            var done = load.Elapsed;
            var silos = cluster.RunningEndpoints();
            var settled = await cluster.WaitAsync(state => state.IsSettled(silos, step.Version), FailoverOptions.Patience, cancellationToken);
            var recovery = load.Elapsed - at;
            Tell(load.Elapsed, error ?? (settled ? $"recovered after {Figures.Seconds(recovery)}" : "NOT RECOVERED"));
            events.Add(new FailoverEvent(step.What, at, done - at, settled ? recovery : null, error));
        }
        return events;
    }

    private async Task TellProgressAsync(OpenLoop load, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(ProgressInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                Tell(load.Elapsed, $"{Figures.Count(load.Sent)} queries, {_verdicts.Failed} failed, {_verdicts.Wrong} wrong");
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static async Task DelayUntilAsync(OpenLoop load, TimeSpan time, CancellationToken cancellationToken)
    {
        var wait = time - load.Elapsed;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, cancellationToken);
    }

    private void Tell(TimeSpan when, string what) => output.WriteLine(FormattableString.Invariant($"{when.TotalSeconds,8:F1} s  {what}"));
}
