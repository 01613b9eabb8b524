using System.CommandLine;
using MovieSimilarity.Benchmarks.Failover;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.CommandLine;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>failover</c>: whether answers fail, change or are late while silos die and models are published.</summary>
internal static class FailoverCommand
{
    private static readonly Option<int> Rate = NumberOption.Create("--rate", 200, 1, 5_000, "Queries a second.");

    private static readonly Option<int> Seconds = NumberOption.Create(
        "--seconds", 180, 10, 3_600, "How long, at least: an event waits until the cluster has recovered from the one before.");

    private static readonly Option<int> Silos = NumberOption.Create("--silos", 3, 2, 16, "Number of silos.");

    private static readonly Option<int> Partitions = NumberOption.Create("--partitions", 3, 1, 256, "Partitions of a model.");

    private static readonly Option<int> Replicas = NumberOption.Create("--replicas", 2, 1, 8, "Replicas of each partition.");

    private static readonly Option<string[]> Models = new("--model")
    {
        HelpName = "FILE",
        Description = "Two or three model files with films in common: the first is served, the others are published, of two the first again "
            + "[default: the sample's, and one trained on the sample with fewer dimensions].",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command("failover", "Queries a cluster without a pause while silos are killed and models are published; checks every response.")
        {
            Rate, Seconds, Silos, Partitions, Replicas, Models,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var paths = parsed.GetValue(Models) is { Length: > 0 } given
            ? given
            : [ModelFiles.Sample, await ModelFiles.TrainOtherAsync(sandbox, cancellationToken)];
        var models = ModelFiles.Read(paths, output);
        if (models.Count is < 2 or > 3 || models.DistinctBy(model => model.Version).Count() < models.Count)
            throw new BenchmarkException("--model takes two or three different models.");

        var shape = new ClusterShape(parsed.GetValue(Silos), parsed.GetValue(Partitions), parsed.GetValue(Replicas));
        var options = new FailoverOptions(parsed.GetValue(Rate), TimeSpan.FromSeconds(parsed.GetValue(Seconds)));
        var cluster = await Cluster.StartAsync(sandbox, shape, models[0], cancellationToken);
        await output.WriteLineAsync($"{shape} serve model {models[0].Version}");
        var steps = FailoverSchedule.Make(cluster, models, parsed.GetValue(Seconds));
        var result = await new FailoverRun(cluster, models, steps, options, output).RunAsync(cancellationToken);
        await output.WriteLineAsync(
            $"""

            {Circumstances.Describe(parsed.Tokens.Select(token => token.Value), models)}

            {shape}; {options.Rate} queries a second.

            {result.Format()}
            """);
        return result.IsGood;
    }
}
