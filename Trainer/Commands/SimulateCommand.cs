using System.CommandLine;
using System.Globalization;
using MovieSimilarity.Trainer.Simulation;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>simulate</c>: a list of films in, a small data set with simulated viewers out.</summary>
internal static class SimulateCommand
{
    private static readonly Option<FileInfo> Films = new("--films")
    {
        Required = true,
        Description = "CSV file with title, year, genres, tags, fame and acclaim.",
    };

    private static readonly Option<DirectoryInfo> Output = new("--output")
    {
        Required = true,
        Description = "Folder for movies.csv, ratings.csv and tags.csv; files of those names are replaced.",
    };

    private static readonly Option<ulong> Seed = NumberOption.Create<ulong>(
        "--seed", SampleDataSet.DefaultSeed, 0, ulong.MaxValue,
        "Selects the simulated viewers.");

    public static Command Create()
    {
        var command = new Command("simulate", "Write a small data set of real films and simulated viewers, as data/sample was made.")
        {
            Films, Output, Seed,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var folder = parsed.GetValue(Output)!;
        var counts = SampleDataSet.Write(parsed.GetValue(Films)!.FullName, folder.FullName, parsed.GetValue(Seed));
        parsed.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{folder}: {counts.Films:N0} films, {counts.Ratings:N0} ratings by {counts.Viewers:N0} simulated viewers, {counts.Tags:N0} tags"));
        return 0;
    }
}
