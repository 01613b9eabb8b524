using System.CommandLine;
using MovieSimilarity.CommandLine;
using MovieSimilarity.SyntheticData.Generation;

namespace MovieSimilarity.SyntheticData.Commands;

/// <summary><c>generate</c>: writes a synthetic data set of a given shape.</summary>
internal static class GenerateCommand
{
    private static readonly Option<string?> Like = LikeOption();
    private static readonly Option<int?> Users = Size("--users", 1, "How many users rate.");
    private static readonly Option<int?> Movies = Size("--movies", 1, "How many movies are listed.");
    private static readonly Option<int?> RatedMovies = Size("--rated-movies", 1, "How many of them somebody rated [default: all].");
    private static readonly Option<int?> Ratings = Size("--ratings", 1, "How many ratings there are.");
    private static readonly Option<int?> Tags = Size("--tags", 0, "How many tags are applied [default: none].");

    private static readonly Option<ulong?> Seed = NumberOption.CreateOptional(
        "--seed", ulong.MinValue, ulong.MaxValue, $"Selects one of the data sets of that shape [default: {DataSetGenerator.DefaultSeed}].");

    private static readonly Option<DirectoryInfo> Output = new("--output")
    {
        Required = true,
        Description = "Folder for ratings.csv, movies.csv, tags.csv and README.txt; a data set generated before is replaced, no other.",
    };

    public static Command Create()
    {
        var command = new Command("generate", "Generate a data set in MovieLens' format, with the shape of a real one or of any size.")
        {
            Like, Users, Movies, RatedMovies, Ratings, Tags, Seed, Output, SyntheticDataCommandLine.Quiet,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (folder, log) = (parsed.GetValue(Output)!, SyntheticDataCommandLine.Log(parsed));
        DataSetGenerator.Write(Shape(parsed), parsed.GetValue(Seed) ?? DataSetGenerator.DefaultSeed, folder.ToString(), log, cancellationToken: cancellationToken);
        return 0;
    }

    private static DataSetShape Shape(ParseResult parsed)
    {
        var like = parsed.GetValue(Like) is { } name ? DataSetShape.Known[name] : null;
        var movies = parsed.GetValue(Movies) ?? like?.Movies ?? throw Missing(Movies);
        return new DataSetShape(
            parsed.GetValue(Users) ?? like?.Users ?? throw Missing(Users),
            movies,
            parsed.GetValue(RatedMovies) ?? like?.RatedMovies ?? movies,
            parsed.GetValue(Ratings) ?? like?.Ratings ?? throw Missing(Ratings),
            parsed.GetValue(Tags) ?? like?.Tags ?? 0);
    }

    private static GenerationException Missing(Option<int?> option) =>
        new($"Without --like, generate needs {Users.Name}, {Movies.Name} and {Ratings.Name}; {option.Name} is missing.");

    private static Option<string?> LikeOption()
    {
        var option = new Option<string?>("--like")
        {
            HelpName = "NAME",
            Description = $"The data set whose shape to take, {string.Join(" or ", DataSetShape.Known.Keys)}; the other numbers override it.",
        };
        option.AcceptOnlyFromAmong([.. DataSetShape.Known.Keys]);
        return option;
    }

    private static Option<int?> Size(string name, int smallest, string description) =>
        NumberOption.CreateOptional(name, smallest, int.MaxValue, description);
}
