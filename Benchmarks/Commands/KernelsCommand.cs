using System.CommandLine;
using MovieSimilarity.Benchmarks.Kernels;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>kernels</c>: what the inner loops of search, the title look-up and the JSON of a response take, one by one.</summary>
internal static class KernelsCommand
{
    private static readonly Option<string[]> Filter = new("--filter")
    {
        HelpName = "PATTERN",
        Description = "Benchmarks to run, such as *Scan*, *Title*, *Response* or *HeadCodes; may be repeated [default: all].",
        DefaultValueFactory = _ => ["*"],
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command("kernels", "Times the steps of a search, the title look-up and the JSON of a response, one by one, by BenchmarkDotNet.") { Filter };
        command.SetAction((parsed, _) => Sandbox.RunAsync(sandbox => Task.FromResult(KernelRun.Run(parsed.GetValue(Filter)!, sandbox.Folder)), output));
        return command;
    }
}
