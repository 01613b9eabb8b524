using System.CommandLine;
using MovieSimilarity.Benchmarks.AllPairs;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.CommandLine;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>neighbours</c>: how fast the lists of all films are found, beside numpy.</summary>
internal static class NeighboursCommand
{
    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The model file [default: the bundled sample's].",
    };

    private static readonly Option<int> Repeats = NumberOption.Create("--repeats", 5, 1, 100, "Runs of each, in turn; medians count.");

    private static readonly Option<string> Python = PythonOption.Create("faiss, numpy and threadpoolctl");

    public static Command Create(TextWriter output)
    {
        var command = new Command("neighbours", "Compares trainer neighbours with numpy's products of all pairs.")
        {
            Model, Repeats, Python,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        using var peers = new SearchPeers(sandbox, parsed.GetValue(Python)!);
        var versions = await peers.GetVersionsAsync(cancellationToken);
        await output.WriteLineAsync(versions.ToString());
        var repeats = parsed.GetValue(Repeats);
        var model = Path.GetFullPath(parsed.GetValue(Model) ?? ModelFiles.Sample);
        var result = await new AllPairsRun(sandbox, peers, repeats, output).RunAsync(model, cancellationToken);
        var circumstances = Circumstances.Describe(
            parsed.Tokens.Select(token => token.Value), [result.Description], "one at a time, each with all processors");
        await output.WriteLineAsync(
            $"""

            {circumstances}

            {versions}. Medians of {repeats} runs: the trainer's from the start of the process to the written file, numpy's of the
            computation alone.

            {result.Format()}
            """);
        return true;
    }
}
