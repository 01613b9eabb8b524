using System.CommandLine;
using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>remove</c>: a service's cluster forgets a model that does not answer queries, to make room.</summary>
internal static class RemoveCommand
{
    private static readonly Argument<string?> Version = ServiceOptions.Version(
        ArgumentArity.ExactlyOne, "The version to remove, previous or staged; it cannot be rolled back to afterwards.");

    private static readonly Option<Uri> To = ServiceOptions.To(required: false);
    private static readonly Option<FileInfo?> TokenFile = ServiceOptions.TokenFile();

    public static Command Create()
    {
        var command = new Command("remove", "Remove an inactive model from a running service.") { Version, To, TokenFile };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var client = new PublishClient(parsed.GetValue(To)!, PublishToken.Read(parsed.GetValue(TokenFile)));
        try
        {
            var answer = await client.RemoveAsync(parsed.GetValue(Version)!, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(answer.Message);
            return 0;
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new PublishException("Cancelled; the service may remove the model all the same, and 'versions' tells whether it did.", e);
        }
    }
}
