using System.CommandLine;
using System.Text.Json;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Console;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>inspect</c>: what is in a model file, after verifying all of it.</summary>
internal static class InspectCommand
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "The model file." };
    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the whole provenance as JSON, including all singular values.",
    };

    public static Command Create()
    {
        var command = new Command("inspect", "Verify a model file and print a summary of it.") { File, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var model = ModelFile.Read(parsed.GetValue(File)!.FullName);
        var console = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json)) console.WriteLine(JsonSerializer.Serialize(model.Provenance, ModelJsonContext.Default.Provenance));
        else ModelReport.Write(console, model);
        return 0;
    }
}
