using System.CommandLine;
using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>versions</c>: the models that a service holds.</summary>
internal static class VersionsCommand
{
    private static readonly Option<Uri> To = ServiceOptions.To(required: false);

    public static Command Create()
    {
        var command = new Command("versions", "List the models that a running service holds, newest first.") { To };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var client = new PublishClient(parsed.GetValue(To)!);
        var answer = await client.ListAsync(cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (answer.Versions.Count > 0) VersionTable.Write(output, answer.Versions);
        else await output.WriteLineAsync("No model has been published yet.");
        return 0;
    }
}
