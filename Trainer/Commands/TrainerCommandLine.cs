using System.CommandLine;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Download;
using MovieSimilarity.Trainer.MovieLens;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Trainer.Reporting;
using MovieSimilarity.Trainer.Svd;
using MovieSimilarity.Trainer.Training;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>The trainer's verbs, and how their failures reach a person.</summary>
public static class TrainerCommandLine
{
    /// <summary>Runs a verb.</summary>
    /// <param name="arguments">The arguments behind the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go: sentences, never a stack trace.</param>
    /// <param name="cancellationToken">Cancels the verb, as ctrl-C does.</param>
    /// <returns>0 where all went well, 1 otherwise.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Trains film similarity models on MovieLens data sets, and publishes them to running services.")
        {
            DownloadCommand.Create(), TrainCommand.Create(), InspectCommand.Create(), ReportCommand.Create(),
            SimulateCommand.Create(), ImportCommand.Create(), ExportCommand.Create(),
            PublishCommand.Create(), VersionsCommand.Create(), RollbackCommand.Create(),
        };
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Cancelled; nothing was written.");
            return 1;
        }
        catch (Exception e) when (e is MovieLensFormatException or TrainingException or SvdConvergenceException
            or DownloadException or ReportException or PublishException or ModelFileException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
