using System.CommandLine;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary>The benchmarks' verbs, and how their failures reach a person.</summary>
internal static class BenchmarkCommandLine
{
    /// <summary>Time to stop all processes on Ctrl+C.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <returns>0 where all went well, 1 where not.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(
            "Measures real processes of this repository: what a cluster bears, what it costs, and how training, search and service compare.")
        {
            FailoverCommand.Create(output), FaultsCommand.Create(output), LatencyCommand.Create(output), TrainingCommand.Create(output), SearchCommand.Create(output),
            ScaleCommand.Create(output), HttpCommand.Create(output), NeighboursCommand.Create(output), MapCommand.Create(output), KernelsCommand.Create(output),
            MemoryCommand.Create(output), ScaleOfCommand.Create(output), EnlargeCommand.Create(output), SteeringCommand.Create(output),
        };
        var configuration = new InvocationConfiguration
        {
            Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTimeout,
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Cancelled; all processes are stopped.");
            return 1;
        }
        catch (Exception e) when (e is BenchmarkException or ModelFileException)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
