using System.CommandLine;
using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Comparison;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>publish</c>: a model file in, a service that answers from it.</summary>
internal static class PublishCommand
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "The model file." };
    private static readonly Option<Uri> To = ServiceOptions.To(required: true);
    private static readonly Option<FileInfo?> TokenFile = ServiceOptions.TokenFile();

    private static readonly Option<ChangeLimit?> MaxChange = new("--max-change")
    {
        HelpName = "PERCENT",
        Description = "Upload nothing if the model changes more than this share of the entries that the service now answers with, such as 30%.",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (ChangeLimit.TryParse(text) is { } limit) return limit;
            argument.AddError($"--max-change takes a share of the entries from 0% to 100%, such as 30%; '{text}' is none.");
            return null;
        },
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Publish the model even if it changes more than --max-change." };

    public static Command Create()
    {
        var command = new Command("publish", "Verify a model file, upload it to a running service and make it the active model.")
        {
            File, To, TokenFile, MaxChange, Force,
        };
        ProgressOptions.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Force) && parsed.GetResult(MaxChange) is null) parsed.AddError("--force is for --max-change, which is missing.");
        });
        command.SetAction((parsed, cancellationToken) => ServiceOptions.ChangeAsync(
            parsed, ProgressOptions.Log(parsed), PublishAsync, cancellationToken));
        return command;
    }

    private static async Task<PublicationResponse> PublishAsync(ParseResult parsed, IProgressLog log, CancellationToken cancellationToken)
    {
        var (file, service) = (parsed.GetValue(File)!, parsed.GetValue(To)!);
        var (version, movies, token) = await Task.Run(() => CheckAsync(parsed, file, service, log, cancellationToken), cancellationToken);
        using var client = new PublishClient(service, token);
        log.Info(string.Create(
            CultureInfo.InvariantCulture, $"Publishing model {version} ({movies:N0} movies, {file.Length:N0} bytes) to {service}"));
        using var progress = new StageUploadProgress(log);
        var answer = await client.PublishAsync(version, file.FullName, progress, cancellationToken);
        progress.Published(answer.Version);
        return answer;
    }

    // Returns no model, so that its memory is free before the upload begins.
    private static async Task<(string Version, int Movies, string Token)> CheckAsync(
        ParseResult parsed, FileInfo file, Uri service, IProgressLog log, CancellationToken cancellationToken)
    {
        var model = ModelFile.Read(file.FullName, cancellationToken);
        var token = PublishToken.Read(parsed.GetValue(TokenFile));
        if (parsed.GetValue(MaxChange) is { } limit)
        {
            using var client = new PublishClient(service);
            var excess = await limit.FindExcessAsync(model, file.ToString(), new ServiceLists(client, service, log), log, cancellationToken);
            if (excess is not null && parsed.GetValue(Force)) log.Info($"{excess}; it is published all the same, because of --force.");
            else if (excess is not null) throw new PublishException($"{excess}; nothing was uploaded. See 'diff {service} {file}' for what changes; --force publishes it all the same.");
        }
        return (model.Version, model.Catalogue.Count, token);
    }
}
