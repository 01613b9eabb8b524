using System.CommandLine;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>download</c>: the name of a data set in, its folder out.</summary>
internal static class DownloadCommand
{
    private static readonly Argument<string> Name = new("NAME")
    {
        Description = string.Join("\n", KnownDataSets.All.Select(set => $"{set.Name}: {set.Description}")),
        CustomParser = argument => DataSetOptions.KnownName(argument.Tokens[0].Value, argument.AddError)!,
    };

    private static readonly Option<DirectoryInfo?> Output = new("--output")
    {
        HelpName = "DIR",
        Description = $"The folder for the files of the data set [default: {DataSetOptions.DefaultFolder("NAME")}].",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Download the data set even if it is there, and replace it." };
    private static readonly Option<Uri?> From = DataSetOptions.From();

    public static Command Create()
    {
        var command = new Command("download", "Download a MovieLens data set from GroupLens, verify and unpack it.") { Name, Output, Force, From };
        ProgressOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var log = ProgressOptions.Log(parsed);
        var name = parsed.GetValue(Name)!;
        var folder = parsed.GetValue(Output)?.ToString() ?? DataSetOptions.DefaultFolder(name);
        var download = new DataSetDownload(log) { From = parsed.GetValue(From) };
        if (!await download.EnsureAsync(name, folder, parsed.GetValue(Force), cancellationToken))
            log.Info($"{folder} holds a complete data set already; --force downloads {name} anew.");
        return 0;
    }
}
