using System.CommandLine;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Exchange.Flask;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>import</c>: the original Flask app's files in, a model file out.</summary>
internal static class ImportCommand
{
    private static readonly Option<DirectoryInfo?> From = new("--from")
    {
        HelpName = "DIR",
        Description = "The folder with svd_ratings_embeddings.csv, svd_text_embeddings.csv and movie_demographics.csv.",
    };

    private static readonly Option<FileInfo?> Ratings = Csv("--ratings", "The collaborative embeddings [default: as named in --from].");
    private static readonly Option<FileInfo?> Text = Csv("--text", "The content embeddings [default: as named in --from].");
    private static readonly Option<FileInfo?> Movies = Csv("--movies", "The films [default: as named in --from].");

    private static readonly Option<OutputFile> Output = OutputOption.Required(
        ModelFile.Contents, "The model file to write, or - for standard output; an older model is replaced.");

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "What to call the data set [default: the name of the films' folder].",
    };

    public static Command Create()
    {
        var command = new Command("import", "Make a model file from the embeddings of the original Flask app.")
        {
            From, Ratings, Text, Movies, Output, Name,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(From) is null && new[] { Ratings, Text, Movies }.Any(file => result.GetValue(file) is null))
                result.AddError("import takes --from DIR, or all of --ratings, --text and --movies.");
        });
        ProgressOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static Option<FileInfo?> Csv(string name, string description) => new(name) { HelpName = "CSV", Description = description };

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.GetValue(Output)!;
        OutputOption.RequireNoTerminal(output, "a model");
        ModelFile.RequireWritable(output);
        var files = FlaskFiles.In(parsed.GetValue(From)?.FullName ?? "");
        files = new FlaskFiles(
            parsed.GetValue(Ratings)?.FullName ?? files.Ratings,
            parsed.GetValue(Text)?.FullName ?? files.Text,
            parsed.GetValue(Movies)?.FullName ?? files.Movies);
        var name = parsed.GetValue(Name) ?? new FileInfo(files.Movies).Directory!.Name;

        var log = ProgressOptions.Log(parsed, output);
        var model = new ModelImporter(log).Import(files, name, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        OutputOption.WriteModel(log, output, model);
        return 0;
    }
}
