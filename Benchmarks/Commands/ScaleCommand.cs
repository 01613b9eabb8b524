using System.CommandLine;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Scale;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>scale</c>: memory, latency and throughput of millions of films.</summary>
internal static class ScaleCommand
{
    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The trained model to enlarge [default: the bundled sample's].",
    };

    private static readonly Option<int[]> Rows = new("--rows")
    {
        HelpName = "NUMBER",
        Description = "How many films to make of it, 1.1 kB each on the disk; may be repeated. 0 takes the model as it is.",
        DefaultValueFactory = _ => [1_000_000],
        CustomParser = argument =>
        {
            int[] rows = [.. argument.Tokens.Select(token => int.TryParse(token.Value, out var number) ? number : -1)];
            if (!Array.TrueForAll(rows, number => number is 0 or (>= RandomShape.SmallestRows and <= RandomShape.MostRows)))
                argument.AddError($"--rows takes 0, or a number of films from {RandomShape.SmallestRows} to {RandomShape.MostRows}.");
            return rows;
        },
    };

    private static readonly Option<string?> Folder = new("--folder")
    {
        HelpName = "FOLDER",
        Description = "Where to keep enlarged models; those that are there already are not made again [default: a temporary one].",
    };

    private static readonly Option<int> Queries = NumberOption.Create(
        "--queries", 512, 1, 100_000, "Queries of a round, rounded up to whole batches.");

    private static readonly Option<int> Repeats = NumberOption.Create("--repeats", 3, 1, 1_000, "Rounds; medians count.");

    private static readonly Option<int> Threads = NumberOption.Create(
        "--threads", Environment.ProcessorCount, 1, 256, "Threads that answer batches.");

    public static Command Create(TextWriter output)
    {
        var command = new Command("scale", "Measures the search of a trained model that is enlarged to millions of films.")
        {
            Model, Rows, Folder, Queries, Repeats, Threads,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var options = new SearchOptions(
            SimilarityModel.DefaultCount, parsed.GetValue(Queries), parsed.GetValue(Repeats), parsed.GetValue(Threads));
        var folder = Directory.CreateDirectory(parsed.GetValue(Folder) ?? sandbox.Folder).FullName;
        var model = Path.GetFullPath(parsed.GetValue(Model) ?? ModelFiles.Sample);
        var sizes = await new ScaleRun(sandbox, options, output).RunAsync(model, parsed.GetValue(Rows)!, folder, cancellationToken);
        var result = new ScaleResult(sizes);
        var circumstances = Circumstances.Describe(
            parsed.Tokens.Select(token => token.Value), sizes.Select(size => size.Description), "one size at a time");
        await output.WriteLineAsync(
            $"""

            {circumstances}

            Lists of {options.Count}, at least {parsed.GetValue(Queries)} queries a round; medians of {options.Repeats} rounds.
            Batches of {SearchOptions.BatchSize}, {options.Threads} threads.

            {result.Format()}
            """);
        return result.IsGood;
    }
}
