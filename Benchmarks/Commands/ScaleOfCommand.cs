using System.CommandLine;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Scale;
using MovieSimilarity.Benchmarks.Search;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary>The verb behind which <c>scale</c> measures a model in a process of its own.</summary>
internal static class ScaleOfCommand
{
    private static readonly Argument<string> Model = new("MODEL");

    private static readonly Argument<int> Count = new("COUNT");

    private static readonly Argument<int> Queries = new("QUERIES");

    private static readonly Argument<int> Repeats = new("REPEATS");

    private static readonly Argument<int> Threads = new("THREADS");

    public static Command Create(TextWriter output)
    {
        var command = new Command(ScaleProbe.Verb, "Measures the searches of a model.") { Model, Count, Queries, Repeats, Threads };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var options = new SearchOptions(
                parsed.GetValue(Count), parsed.GetValue(Queries), parsed.GetValue(Repeats), parsed.GetValue(Threads));
            var figures = ScaleProbe.Measure(parsed.GetValue(Model)!, options);
            output.WriteLine(JsonSerializer.Serialize(figures, ScaleJsonContext.Default.ScaleFigures));
        });
        return command;
    }
}
