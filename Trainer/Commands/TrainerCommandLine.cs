using System.CommandLine;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Printing;
using MovieSimilarity.Trainer.DataSets;
using MovieSimilarity.Trainer.Exchange.Neighbours;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Trainer.Report.Examples;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>The trainer's commands, and how their failures are printed.</summary>
public static class TrainerCommandLine
{
    // After ctrl-C: enough to remove what is half written, and less than what containers are given before they are killed.
    private static readonly TimeSpan TimeToCleanUp = TimeSpan.FromSeconds(8);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments behind the program's name.</param>
    /// <param name="output">Receives results, without characters that control a terminal.</param>
    /// <param name="error">Receives one sentence if the command fails, never a stack trace.</param>
    /// <param name="cancellationToken">Cancels the command, as ctrl-C does.</param>
    /// <returns>
    /// 0 if the command succeeded; 1, or more if a signal ended it, otherwise. <see cref="ClosedPipeException.ExitCode"/> if the program that
    /// read the output ended first.
    /// </returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        // File names, data sets and services are not to be trusted with a terminal, whichever verb prints what they say.
        using var results = new PrintableWriter(output);
        using var complaints = new PrintableWriter(error);
        return await RunPrintableAsync(arguments, results, complaints, cancellationToken);
    }

    private static async Task<int> RunPrintableAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Trains film similarity models on MovieLens data sets, and publishes them to running services.")
        {
            DownloadCommand.Create(), TrainCommand.Create(), AddCommand.Create(), InspectCommand.Create(), ReportCommand.Create(), NeighboursCommand.Create(),
            DiffCommand.Create(),
            ImportCommand.Create(), ExportCommand.Create(),
            PublishCommand.Create(), VersionsCommand.Create(), RollbackCommand.Create(), RemoveCommand.Create(),
            MovedCommand.Create("generate"), MovedCommand.Create("simulate"),
        };
        var configuration = new InvocationConfiguration
        {
            Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToCleanUp,
        };
        try
        {
            var exitCode = await root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
            // 0 and 1 are the verbs' own; a signal's code means that one was too busy to stop in time.
            if (exitCode > 1) await error.WriteLineAsync("Cancelled; nothing was written but perhaps a temporary file.");
            return exitCode;
        }
        catch (ClosedPipeException)
        {
            return ClosedPipeException.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Cancelled; nothing was written.");
            return 1;
        }
        catch (Exception e) when (e is DataFormatException or TrainingException or SvdConvergenceException
            or DownloadException or ReportException or NeighbourTableException or PublishException or ModelFileException or IOException
            or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
