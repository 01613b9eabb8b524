using System.CommandLine;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>add</c>: a model and new films in, a model with both out.</summary>
internal static class AddCommand
{
    private static readonly Argument<FileInfo> Model = new("MODEL") { Description = "The model file." };
    private static readonly Argument<FileInfo> Movies = new("MOVIES") { Description = "The new films, as in MovieLens' movies.csv." };
    private static readonly Argument<FileInfo?> Tags = new("TAGS") { Description = "Their tags, as in tags.csv.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<FileInfo?> Links = new("--links") { HelpName = "CSV", Description = "Their ids at IMDb and TMDB, as in links.csv." };

    private static readonly Option<OutputFile> Output = OutputOption.Required(
        ModelFile.Contents, "The model file to write, or - for standard output; it may be MODEL itself.");

    public static Command Create()
    {
        var command = new Command("add", "Add films that nobody has rated yet to a model, by their tags and genres, without training it again.")
        {
            Model, Movies, Tags, Links, Output,
        };
        ProgressOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.GetValue(Output)!;
        OutputOption.RequireNoTerminal(output, "a model");
        ModelFile.RequireWritable(output);
        var log = ProgressOptions.Log(parsed, output);
        var model = ModelFile.Read(parsed.GetValue(Model)!.FullName, cancellationToken);
        var added = AddedFilms.Read(
            parsed.GetValue(Movies)!.FullName, parsed.GetValue(Tags)?.FullName, parsed.GetValue(Links)?.FullName, model.Catalogue, log, cancellationToken);
        DataSetReport.WriteDropped(log, added.Dropped);
        var extended = ModelExtension.Add(model, added, log);
        cancellationToken.ThrowIfCancellationRequested();
        OutputOption.WriteModel(log, output, extended);
        return 0;
    }
}
