using System.CommandLine;
using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>publish</c>: a model file in, a service that answers from it.</summary>
internal static class PublishCommand
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "The model file." };
    private static readonly Option<Uri> To = ServiceOptions.To(required: true);
    private static readonly Option<FileInfo?> TokenFile = ServiceOptions.TokenFile();

    public static Command Create()
    {
        var command = new Command("publish", "Verify a model file, upload it to a running service and make it the active model.")
        {
            File, To, TokenFile,
        };
        ProgressOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ServiceOptions.ChangeAsync(
            parsed, ProgressOptions.Log(parsed), PublishAsync, cancellationToken));
        return command;
    }

    private static async Task<PublicationResponse> PublishAsync(ParseResult parsed, IProgressLog log, CancellationToken cancellationToken)
    {
        var (file, service) = (parsed.GetValue(File)!, parsed.GetValue(To)!);
        var (version, movies) = await Task.Run(() => Verify(file, cancellationToken), cancellationToken);
        using var client = new PublishClient(service, PublishToken.Read(parsed.GetValue(TokenFile)));
        log.Info(string.Create(
            CultureInfo.InvariantCulture, $"Publishing model {version} ({movies:N0} movies, {file.Length:N0} bytes) to {service}"));
        using var progress = new StageUploadProgress(log);
        var answer = await client.PublishAsync(version, file.FullName, progress, cancellationToken);
        progress.Published(answer.Version);
        return answer;
    }

    // Returns no model, so that its memory is free before the upload begins.
    private static (string Version, int Movies) Verify(FileInfo file, CancellationToken cancellationToken)
    {
        var model = ModelFile.Read(file.FullName, cancellationToken);
        return (model.Version, model.Catalogue.Count);
    }
}
