using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Scale;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary>The verb behind which <c>scale</c> writes an enlarged model in a process of its own.</summary>
internal static class EnlargeCommand
{
    private static readonly Argument<string> Model = new("MODEL");

    private static readonly Argument<int> Rows = new("ROWS");

    private static readonly Argument<string> Enlarged = new("ENLARGED");

    public static Command Create(TextWriter output)
    {
        var command = new Command(ScaleRun.EnlargeVerb, "Enlarges a model.") { Model, Rows, Enlarged };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var watch = Stopwatch.StartNew();
            EnlargedModel.Write(parsed.GetValue(Enlarged)!, ModelFile.Read(parsed.GetValue(Model)!), parsed.GetValue(Rows));
            var written = new WrittenModel(watch.Elapsed, ProcessMemory.Peak());
            output.WriteLine(JsonSerializer.Serialize(written, ScaleJsonContext.Default.WrittenModel));
        });
        return command;
    }
}
