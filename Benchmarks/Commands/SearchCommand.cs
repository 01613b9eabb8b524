using System.CommandLine;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>search</c>: how fast the exact nearest films are found, beside FAISS and numpy.</summary>
internal static class SearchCommand
{
    private static readonly RandomShape[] DefaultShapes = [new(26_744, 200), new(1_000_000, 200)];

    private static readonly Option<string[]> Models = new("--model")
    {
        HelpName = "FILE",
        Description = "A model file to search; may be repeated.",
    };

    private static readonly Option<RandomShape[]> Random = new("--random")
    {
        HelpName = "ROWSxDIMS",
        Description = "Random vectors to search, the worst case; may be repeated [default without --model: 26744x200 and 1000000x200].",
        CustomParser = argument =>
        {
            var shapes = argument.Tokens.Select(token => RandomShape.TryParse(token.Value)).ToArray();
            if (shapes.Contains(null))
            {
                argument.AddError(
                    $"--random takes a number of rows from {RandomShape.SmallestRows} on, an x and the dimensions of a row: 26744x200.");
            }
            return [.. shapes.OfType<RandomShape>()];
        },
    };

    private static readonly Option<int> Count = NumberOption.Create(
        "--count", SimilarityModel.DefaultCount, 1, 500, "Length of the lists.");

    private static readonly Option<int> Queries = NumberOption.Create(
        "--queries", 0, 0, 100_000, "Queries of a round, rounded up to whole batches; 0 chooses by the number of films.");

    private static readonly Option<int> Repeats = NumberOption.Create("--repeats", 5, 1, 1_000, "Rounds of each, in turn; medians count.");

    private static readonly Option<int> Threads = NumberOption.Create(
        "--threads", Environment.ProcessorCount, 1, 256, "Threads that answer batches.");

    private static readonly Option<int> HnswFilms = NumberOption.Create(
        "--hnsw-films", 100_000, 0, RandomShape.MostRows,
        "The most films for which FAISS's HNSW index is built as well; building takes long with more. 0 for none.");

    private static readonly Option<string> Python = PythonOption.Create("faiss, numpy and threadpoolctl");

    public static Command Create(TextWriter output)
    {
        var command = new Command("search", "Compares the exact search with FAISS's and numpy's, on the same vectors.")
        {
            Models, Random, Count, Queries, Repeats, Threads, HnswFilms, Python,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var queries = parsed.GetValue(Queries);
        var options = new SearchOptions(
            parsed.GetValue(Count), queries == 0 ? null : queries, parsed.GetValue(Repeats), parsed.GetValue(Threads),
            parsed.GetValue(HnswFilms));
        var models = parsed.GetValue(Models) ?? [];
        var shapes = parsed.GetValue(Random) is { Length: > 0 } given ? given : models.Length > 0 ? [] : DefaultShapes;
        using var peers = new SearchPeers(sandbox, parsed.GetValue(Python)!);
        var versions = await peers.GetVersionsAsync(cancellationToken);
        await output.WriteLineAsync(versions.ToString());
        var run = new SearchRun(sandbox, peers, options, output);
        var sets = new List<SearchFigures>();
        foreach (var model in models) sets.Add(await run.RunAsync(model, cancellationToken));
        foreach (var shape in shapes) sets.Add(await RunRandomAsync(run, shape, sandbox, cancellationToken));
        var result = new SearchResult(sets, options);
        var circumstances = Circumstances.Describe(
            parsed.Tokens.Select(token => token.Value), sets.Select(set => set.Description), "one at a time, in turn");
        await output.WriteLineAsync(
            $"""

            {circumstances}

            {versions}. Medians of {options.Repeats} rounds.

            {result.Format()}
            """);
        return result.IsGood;
    }

    private static async Task<SearchFigures> RunRandomAsync(
        SearchRun run, RandomShape shape, Sandbox sandbox, CancellationToken cancellationToken)
    {
        var path = Path.Combine(sandbox.Folder, $"random-{shape.Rows}x{shape.Dimensions}.model");
        RandomModel.Write(path, shape);
        // The vectors that were written are as large again as those to be read.
        GC.Collect();
        return await run.RunAsync(path, cancellationToken);
    }
}
