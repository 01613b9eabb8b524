using System.CommandLine;
using System.Globalization;
using System.Text;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Trainer.Report;
using MovieSimilarity.Trainer.Report.Examples;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>report</c>: a model file in, a page about it out.</summary>
internal static class ReportCommand
{
    private static readonly Argument<FileInfo> Model = new("MODEL") { Description = "The model file." };

    private const string Contents = "page";

    private static readonly Option<OutputFile> Output = OutputOption.Optional(
        Contents, "The HTML file to write, or - for standard output; an older one is replaced [default: beside the model, by its name].");

    private static readonly Option<string[]> SeedTitles = new("--seed-title")
    {
        Description = "A film to show recommendations for; may be repeated [default: the most rated ones of different genres].",
    };

    public static Command Create()
    {
        var command = new Command("report", "Write a page about a model: its data, its dimensions and its recommendations.")
        {
            Model, Output, SeedTitles,
        };
        ProgressOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var modelPath = parsed.GetValue(Model)!.FullName;
        var output = parsed.GetValue(Output) ?? OutputFile.At(BesideModel.PathFor(modelPath, ".html"), Contents);
        OutputOption.RequireNoModel(output, Contents);

        var log = ProgressOptions.Log(parsed, output);
        var model = log.Stage("read", () => ModelFile.Read(modelPath, cancellationToken), read => $"model {read.Version}");
        var titles = parsed.GetValue(SeedTitles) ?? [];
        var seeds = titles.Length > 0 ? SeedChoice.ByTitle(model.Catalogue, titles) : SeedChoice.MostRatedOfEachGenre(model.Catalogue);
        var page = ModelReportPage.Write(model, TrainingLogFile.Find(modelPath, model.Version), seeds, log, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        log.Stage("write", () => Write(output, page), bytes => string.Create(CultureInfo.InvariantCulture, $"{output}, {bytes:N0} bytes"));
        return 0;
    }

    private static long Write(OutputFile output, string page) => output.Write(file => file.Write(Encoding.UTF8.GetBytes(page)));
}
