using System.CommandLine;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Scale;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>scale</c>: what the exact search takes with millions of films.</summary>
internal static class ScaleCommand
{
    /// <summary>8 GB of embeddings.</summary>
    private const int MostRows = 10_000_000;

    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The trained model to enlarge [default: the bundled sample's].",
    };

    private static readonly Option<int[]> Rows = new("--rows")
    {
        HelpName = "N",
        Description = "How many films to make of it, up to ten million; may be repeated. 0 takes the model as it is [default: 1000000].",
        DefaultValueFactory = _ => [1_000_000],
        CustomParser = argument =>
        {
            var rows = argument.Tokens.Select(token => int.TryParse(token.Value, out var number) ? number : -1).ToArray();
            if (!Array.TrueForAll(rows, number => number is 0 or (>= RandomShape.SmallestRows and <= MostRows)))
                argument.AddError($"--rows takes 0, or a number of films from {RandomShape.SmallestRows} to {MostRows}.");
            return rows;
        },
    };

    private static readonly Option<int> Queries = NumberOption.Create(
        "--queries", 0, 0, 100_000, "Queries of a round, rounded up to whole batches; 0 chooses by the number of films.");

    private static readonly Option<int> Repeats = NumberOption.Create("--repeats", 5, 1, 1_000, "Rounds.");

    private static readonly Option<int> Threads = NumberOption.Create(
        "--threads", Environment.ProcessorCount, 1, 256, "Threads that answer batches.");

    public static Command Create(TextWriter output)
    {
        var command = new Command("scale", "Measures the exact search with millions of films, made from a trained model.")
        {
            Model, Rows, Queries, Repeats, Threads,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var queries = parsed.GetValue(Queries);
        var options = new SearchOptions(
            SimilarityModel.DefaultCount, queries == 0 ? null : queries, parsed.GetValue(Repeats), parsed.GetValue(Threads));
        var model = Path.GetFullPath(parsed.GetValue(Model) ?? ModelFiles.Sample);
        var run = new ScaleRun(sandbox, options, output);
        var sets = new List<ScaleFigures>();
        foreach (var rows in parsed.GetValue(Rows)!)
        {
            var path = rows == 0 ? model : Enlarge(model, rows, sandbox);
            sets.Add(await run.RunAsync(path, cancellationToken));
            if (rows > 0) File.Delete(path);
        }
        var circumstances = Circumstances.Describe(
            parsed.Tokens.Select(token => token.Value), [Path.GetFileName(model)], $"{options.Threads} threads for batches");
        await output.WriteLineAsync(
            $"""

            {circumstances}

            {ScaleTable.Format(sets)}
            """);
        return true;
    }

    private static string Enlarge(string model, int rows, Sandbox sandbox)
    {
        var path = Path.Combine(sandbox.Folder, $"{rows}.model");
        var source = ModelFile.Read(model);
        EnlargedModel.Write(path, $"{source.Provenance.DataSet.Name} enlarged", source.Shard.Embeddings, rows);
        // What was written is as large again as what is to be read.
        GC.Collect();
        return path;
    }
}
