using System.CommandLine;
using MovieSimilarity.Benchmarks.Failover;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.CommandLine;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>faults</c>: whether answers fail, change or are late while silos hang and links are cut.</summary>
internal static class FaultsCommand
{
    private const int MaxSeconds = 100;

    /// <summary>The cluster of <c>failover</c>: any silo may be lost.</summary>
    private static readonly ClusterShape Shape = new(Silos: 3, Partitions: 3, Replicas: 2);

    private static readonly Option<int> Rate = NumberOption.Create("--rate", 200, 1, 5_000, "Queries a second.");

    private static readonly Option<int> Pause = NumberOption.Create("--pause", 20, 1, MaxSeconds, "Seconds for which a silo hangs.");

    private static readonly Option<int> Isolate = NumberOption.Create("--isolate", 30, 1, MaxSeconds, "Seconds for which a silo has no network.");

    private static readonly Option<int> Cut = NumberOption.Create("--cut", 60, 1, MaxSeconds, "Seconds for which a silo and the frontend are cut off from one another.");

    private static readonly Option<string> Model = new("--model")
    {
        HelpName = "FILE", Description = "The model to serve [default: the sample's].", DefaultValueFactory = _ => ModelFiles.Sample,
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "faults",
            "Asks a cluster without pause while each silo in turn hangs, loses the network, and loses the frontend; compares every answer. Needs root and Linux.")
        {
            Rate, Pause, Isolate, Cut, Model,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var models = ModelFiles.Read([parsed.GetValue(Model)!], output);
        using var network = new VirtualNetwork();
        var cluster = await Cluster.StartAsync(sandbox, Shape, models[0], cancellationToken, network);
        await output.WriteLineAsync($"{Shape} serve model {models[0].Version}");
        var steps = FaultSchedule.Make(cluster, models[0], new Dictionary<FaultKind, TimeSpan>
        {
            [FaultKind.Paused] = Seconds(Pause), [FaultKind.Isolated] = Seconds(Isolate), [FaultKind.CutOff] = Seconds(Cut),
        });
        var options = new FailoverOptions(parsed.GetValue(Rate), FaultSchedule.Calm);
        var result = await new FailoverRun(cluster, models, steps, options, output).RunAsync(cancellationToken);
        await output.WriteLineAsync(
            $"""

            {Circumstances.Describe(parsed.Tokens.Select(token => token.Value), models)}

            {Shape}, each silo and the frontend on a virtual machine of its own; {options.Rate} queries a second.

            {result.Format()}
            """);
        return result.IsGood;

        TimeSpan Seconds(Option<int> option) => TimeSpan.FromSeconds(parsed.GetValue(option));
    }
}
