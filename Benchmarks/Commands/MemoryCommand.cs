using System.CommandLine;
using MovieSimilarity.Benchmarks.Search;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary>The verb behind which <c>search</c> measures memory in a process of its own.</summary>
internal static class MemoryCommand
{
    private static readonly Argument<string> Model = new("MODEL");

    public static Command Create(TextWriter output)
    {
        var command = new Command(MemoryProbe.Verb, "Measures the memory that the vectors of a model take.") { Model };
        command.Hidden = true;
        command.SetAction(parsed => output.WriteLine(MemoryProbe.Measure(parsed.GetValue(Model)!)));
        return command;
    }
}
