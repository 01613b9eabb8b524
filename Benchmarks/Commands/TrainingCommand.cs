using System.CommandLine;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Training;
using MovieSimilarity.CommandLine;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>training</c>: how fast and how exact the training is, beside pandas and scikit-learn.</summary>
internal static class TrainingCommand
{
    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Folder of a data set with ratings.csv [default: one of the shape of ml-20m is generated].",
    };

    private static readonly Option<DirectoryInfo?> Larger = new("--larger")
    {
        Description = "Folder of a larger one, to see how time and memory grow; without the peers.",
    };

    private static readonly Option<int> Repeats = NumberOption.Create(
        "--repeats", 3, 1, 100, "How often to train and to read the ratings, in turn; medians count.");

    private static readonly Option<int> PeerRepeats = NumberOption.Create(
        "--peer-repeats", 1, 1, 100, "How often scikit-learn decomposes with each algorithm; it takes minutes on large data.");

    private static readonly Option<string> Python = PythonOption.Create("pandas, scipy and scikit-learn");

    public static Command Create(TextWriter output)
    {
        var command = new Command("training", "Compares trainer train with pandas' reading and scikit-learn's truncated SVD.")
        {
            Data, Larger, Repeats, PeerRepeats, Python,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var peers = new Peers(sandbox, parsed.GetValue(Python)!);
        var versions = await peers.GetVersionsAsync(cancellationToken);
        await output.WriteLineAsync(versions.ToString());
        var (data, larger) = (Folder(parsed.GetValue(Data)), Folder(parsed.GetValue(Larger)));
        var (repeats, peerRepeats) = (parsed.GetValue(Repeats), parsed.GetValue(PeerRepeats));
        var comparison = new TrainingComparison(
            data ?? await GenerateAsync(sandbox, output, cancellationToken), larger, repeats, peerRepeats);
        var result = await new TrainingRun(sandbox, peers, comparison, output).RunAsync(cancellationToken);
        string[] descriptions = result.Larger is null ? [result.Own.Description] : [result.Own.Description, result.Larger.Description];
        var circumstances = Circumstances.Describe(
            parsed.Tokens.Select(token => token.Value), descriptions, "one process at a time, which may use all processors");
        await output.WriteLineAsync(
            $"""

            {circumstances}

            {versions}. Medians of {repeats} runs, scikit-learn's of {peerRepeats}.

            {result.Format()}
            """);
        return result.IsGood;
    }

    private static string? Folder(DirectoryInfo? folder)
    {
        if (folder is null) return null;
        return File.Exists(Path.Combine(folder.FullName, "ratings.csv"))
            ? folder.FullName
            : throw new BenchmarkException($"There is no ratings.csv in '{folder.FullName}'; name the folder of a MovieLens data set.");
    }

    private static async Task<string> GenerateAsync(Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("generating a data set of the shape of ml-20m");
        var folder = Path.Combine(sandbox.Folder, "generated-ml-20m");
        var generating = sandbox.StartRoom("generate", "tools/SyntheticData", ["generate", "--like", "ml-20m", "--seed", "1", "--output", folder]);
        if (await generating.WaitAsync(cancellationToken) == 0) return folder;
        var log = generating.Output;
        throw new BenchmarkException($"No data set could be generated: {log}");
    }
}
