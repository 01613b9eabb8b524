using System.CommandLine;
using System.Globalization;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Exchange.Flask;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>export</c>: a model file in, CSV files for pandas out.</summary>
internal static class ExportCommand
{
    private static readonly Argument<FileInfo> Model = new("MODEL") { Description = "The model file." };

    private static readonly Option<DirectoryInfo> Output = new("--output")
    {
        Required = true,
        Description = "Folder for the files, created if it is missing; existing files of the same names are replaced.",
    };

    private static readonly Option<bool> Ids = IdsOption.Create();

    private static readonly Option<bool> GuardFormulas = CsvOptions.GuardFormulas();

    public static Command Create()
    {
        var command = new Command("export", "Write a model as the CSV files that the original Flask app reads with pandas.")
        {
            Model, Output, Ids, GuardFormulas,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var model = ModelFile.Read(parsed.GetValue(Model)!.FullName, cancellationToken);
        var ids = parsed.GetValue(Ids);
        IdsOption.Require(ids, model, parsed.GetValue(Model)!.ToString());
        var folder = parsed.GetValue(Output)!;
        using var target = OutputFolder.Create(folder.ToString(), "CSV files");
        ModelExporter.Write(model, target.Path, ids, parsed.GetValue(GuardFormulas), cancellationToken);
        var embeddings = model.Shard.Embeddings;
        parsed.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{folder}: {model.Catalogue.Count:N0} films, {embeddings.CollaborativeDimensions} + {embeddings.ContentDimensions} dimensions"));
        return 0;
    }
}
