using System.CommandLine;
using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Latency;
using MovieSimilarity.Benchmarks.Load;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.CommandLine;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>latency</c>: what a cluster costs a query, compared with one process.</summary>
internal static class LatencyCommand
{
    private static readonly int[] ClusterSizes = [1, 3];

    private static readonly Option<int> Requests = NumberOption.Create("--requests", 2000, 1, 1_000_000, "Timed queries to each system.");

    private static readonly Option<int> Partitions = NumberOption.Create("--partitions", 3, 1, 256, "Partitions of the model in the clusters.");

    private static readonly Option<int> Replicas = NumberOption.Create("--replicas", 2, 1, 8, "Replicas of each partition in the clusters.");

    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The model file to serve [default: the bundled sample's].",
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command("latency", "Compares one process with clusters of one and of three silos, all running at the same time and queried in turn.")
        {
            Requests, Partitions, Replicas, Model,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var models = ModelFiles.Read([parsed.GetValue(Model) ?? ModelFiles.Sample], output);
        var options = new LatencyOptions(parsed.GetValue(Requests), parsed.GetValue(Partitions), parsed.GetValue(Replicas));
        var systems = new List<ServingSystem>();
        try
        {
            await StartAsync(systems, sandbox, models[0], options, output, cancellationToken);
            var verdicts = new Verdicts(output);
            var run = new LatencyRun(systems, models[0].MovieIds, verdicts);
            await run.AskAsync(LatencyOptions.WarmUp, isTimed: false, cancellationToken);
            await output.WriteLineAsync($"warmed up with {Figures.Count(LatencyOptions.WarmUp)} queries each");
            await run.AskAsync(options.Requests, isTimed: true, cancellationToken);
            await output.WriteLineAsync(
                $"""

                {Circumstances.Describe(parsed.Tokens.Select(token => token.Value), models)}

                {Figures.Count(options.Requests)} queries to each, in turn; {verdicts.Failed} failed{Reasons(verdicts)}, {verdicts.Wrong} wrong.

                {run.Format()}
                """);
            return verdicts.AreGood;
        }
        finally
        {
            foreach (var system in systems) system.Dispose();
        }
    }

    private static async Task StartAsync(
        List<ServingSystem> systems, Sandbox sandbox, TestModel model, LatencyOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var check = new AnswerCheck([model]);
        systems.Add(await ServingSystem.StartOneProcessAsync(sandbox, model, check, cancellationToken));
        foreach (var silos in ClusterSizes)
        {
            var shape = new ClusterShape(silos, options.Partitions, options.Replicas);
            systems.Add(await ServingSystem.StartClusterAsync(sandbox, shape, model, check, cancellationToken));
        }
        foreach (var system in systems) await output.WriteLineAsync($"running: {system.Name}");
    }

    private static string Reasons(Verdicts verdicts) => verdicts.Failed > 0 ? $" ({verdicts.FailuresByReason})" : "";
}
