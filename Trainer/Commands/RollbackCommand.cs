using System.CommandLine;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>rollback</c>: a service answers from a model again that it still holds.</summary>
internal static class RollbackCommand
{
    private static readonly Argument<string?> Version = ServiceOptions.Version(
        ArgumentArity.ZeroOrOne, "The version to go back to [default: the newest previous one].");

    private static readonly Option<Uri> To = ServiceOptions.To(required: false);
    private static readonly Option<FileInfo?> TokenFile = ServiceOptions.TokenFile();

    public static Command Create()
    {
        var command = new Command("rollback", "Make a previous model of a running service active again.") { Version, To, TokenFile };
        command.SetAction((parsed, cancellationToken) => ServiceOptions.ChangeAsync(
            parsed, new PlainProgressLog(parsed.InvocationConfiguration.Output), RollBackAsync, cancellationToken));
        return command;
    }

    private static async Task<PublicationResponse> RollBackAsync(ParseResult parsed, IProgressLog log, CancellationToken cancellationToken)
    {
        var service = parsed.GetValue(To)!;
        using var client = new PublishClient(service, PublishToken.Read(parsed.GetValue(TokenFile)));
        var version = parsed.GetValue(Version) ?? await NewestPreviousAsync(client, service, cancellationToken);
        return await client.ActivateAsync(version, cancellationToken);
    }

    private static async Task<string> NewestPreviousAsync(PublishClient client, Uri service, CancellationToken cancellationToken)
    {
        var models = await client.ListAsync(cancellationToken);
        return models.Versions.FirstOrDefault(model => model.State == ModelVersionResponse.Previous)?.Version
            ?? throw new PublishException($"{service} holds no previous model to go back to; 'versions' lists what it holds.");
    }
}
