using System.Globalization;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>Enlarges a model and has each size measured, every step in a process of its own: the largest need most of the memory.</summary>
/// <param name="sandbox">Where the processes run.</param>
/// <param name="options">How to search.</param>
/// <param name="output">Receives progress messages.</param>
internal sealed class ScaleRun(Sandbox sandbox, SearchOptions options, TextWriter output)
{
    /// <summary>The hidden verb that enlarges a model.</summary>
    public const string EnlargeVerb = "enlarge";

    /// <summary>Does all of it.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="sizes">Numbers of films; 0 for the model as it is.</param>
    /// <param name="folder">Where the enlarged models go; one that is there already is taken as it is.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<IReadOnlyList<ScaleFigures>> RunAsync(
        string model, IReadOnlyList<int> sizes, string folder, CancellationToken cancellationToken)
    {
        var version = ModelFile.Read(model, cancellationToken).Version;
        var figures = new List<ScaleFigures>();
        foreach (var rows in sizes)
        {
            var path = rows == 0 ? model : Path.Combine(folder, $"{version}-{rows}.model");
            if (!File.Exists(path)) await EnlargeAsync(model, rows, path, cancellationToken);
            figures.Add(await MeasureAsync(path, cancellationToken));
        }
        return figures;
    }

    private async Task EnlargeAsync(string model, int rows, string path, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"writing {Figures.Count(rows)} films");
        var written = await OwnVerb.RunAsync(
            sandbox, EnlargeVerb, [model, Text(rows), path], ScaleJsonContext.Default.WrittenModel, cancellationToken);
        var peak = written.PeakBytes is { } bytes ? $", {Figures.Megabytes(bytes)} of memory at most" : "";
        await output.WriteLineAsync($"  {Figures.Duration(written.Time)}{peak}");
    }

    private async Task<ScaleFigures> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        string[] arguments = [path, Text(options.Count), Text(options.Queries ?? 0), Text(options.Repeats), Text(options.Threads)];
        var figures = await OwnVerb.RunAsync(
            sandbox, ScaleProbe.Verb, arguments, ScaleJsonContext.Default.ScaleFigures, cancellationToken);
        await output.WriteLineAsync(
            $"{figures.Description}: {Figures.Milliseconds(figures.Median)} a query, {Figures.Milliseconds(figures.Batch)} in batches");
        return figures;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
