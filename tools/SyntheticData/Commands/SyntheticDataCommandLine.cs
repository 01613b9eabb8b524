using System.CommandLine;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Printing;
using MovieSimilarity.SyntheticData.Generation;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.SyntheticData.Commands;

/// <summary>The commands of this tool, and how their failures are printed.</summary>
public static class SyntheticDataCommandLine
{
    // After ctrl-C: enough to remove what is half written.
    private static readonly TimeSpan TimeToCleanUp = TimeSpan.FromSeconds(8);

    internal static Option<bool> Quiet { get; } = new("--quiet") { Description = "Print only errors." };

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="output">Receives progress, without characters that control a terminal.</param>
    /// <param name="error">Receives one sentence if the command fails, never a stack trace.</param>
    /// <param name="cancellationToken">Cancels the command, as ctrl-C does.</param>
    /// <returns>
    /// 0 if the command succeeded; 1, or more if a signal ended it, otherwise. <see cref="ClosedPipeException.ExitCode"/> if the program that
    /// read from a pipe ended first.
    /// </returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        using var results = new PrintableWriter(output);
        using var complaints = new PrintableWriter(error);
        var root = new RootCommand("Makes data sets in MovieLens' format: of any size for tests of scale, or the bundled sample.")
        {
            GenerateCommand.Create(), SimulateCommand.Create(),
        };
        var configuration = new InvocationConfiguration
        {
            Output = results, Error = complaints, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToCleanUp,
        };
        try
        {
            var exitCode = await root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
            // Commands return 0 or 1; a larger code is that of a signal which ended a command that did not stop in time.
            if (exitCode > 1) await complaints.WriteLineAsync("Cancelled; nothing was written but perhaps a temporary file.");
            return exitCode;
        }
        catch (ClosedPipeException)
        {
            return ClosedPipeException.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await complaints.WriteLineAsync("Cancelled; nothing was written.");
            return 1;
        }
        catch (Exception e) when (e is DataFormatException or GenerationException or IOException or UnauthorizedAccessException)
        {
            await complaints.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The log that prints a line for each stage, or nothing with <c>--quiet</c>.</summary>
    internal static IProgressLog Log(ParseResult parsed) =>
        parsed.GetValue(Quiet) ? new SilentProgressLog() : new PlainProgressLog(parsed.InvocationConfiguration.Output);
}
