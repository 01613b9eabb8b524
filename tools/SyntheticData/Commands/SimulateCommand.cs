using System.CommandLine;
using System.Globalization;
using MovieSimilarity.CommandLine;
using MovieSimilarity.SyntheticData.Simulation;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.SyntheticData.Commands;

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

    private static readonly Option<ulong?> Seed = NumberOption.CreateOptional(
        "--seed", ulong.MinValue, ulong.MaxValue, $"Selects the simulated viewers [default: {SampleDataSet.DefaultSeed}].");

    public static Command Create()
    {
        var command = new Command("simulate", "Write a small data set of real films and simulated viewers, such as data/sample.")
        {
            Films, Output, Seed, SyntheticDataCommandLine.Quiet,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (films, folder) = (parsed.GetValue(Films)!, parsed.GetValue(Output)!);
        SyntheticDataCommandLine.Log(parsed).Stage(
            "simulate viewers",
            () => SampleDataSet.Write(films.FullName, folder.ToString(), parsed.GetValue(Seed) ?? SampleDataSet.DefaultSeed, cancellationToken),
            counts => Describe(folder, counts));
        return 0;
    }

    private static string Describe(DirectoryInfo folder, SampleCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{folder}: {counts.Films:N0} films, {counts.Ratings:N0} ratings by {counts.Viewers:N0} simulated viewers, {counts.Tags:N0} tags");
}
