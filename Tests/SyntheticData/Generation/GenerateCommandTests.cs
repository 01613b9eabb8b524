using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.SyntheticData.Generation;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly GeneratedData _data = new();

    private string Output => _data["made"];

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_data_set_of_any_size_is_written()
    {
        var run = await GenerateAsync("--users", "60", "--movies", "120", "--rated-movies", "100", "--ratings", "2500", "--tags", "70");

        run.AssertSucceeded();
        Assert.Contains("2,500 ratings by 60 users, 70 tags", run.Output, StringComparison.Ordinal);
        Assert.Equal(GeneratedData.Files, Directory.GetFileSystemEntries(Output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((2500, 120, 70), (Count("ratings.csv"), Count("movies.csv"), Count("tags.csv")));
    }

    [Fact]
    public async Task Numbers_override_those_of_a_known_shape()
    {
        (await GenerateAsync("--like", "ml-20m", "--users", "50", "--ratings", "30000", "--tags", "0")).AssertSucceeded();

        Assert.Equal((30_000, 27_278, 0), (Count("ratings.csv"), Count("movies.csv"), Count("tags.csv")));
    }

    [Theory]
    [InlineData("19999 ratings", "19,999 ratings are too few: each of 1,000 users rates at least 20 movies.")]
    [InlineData("100001 ratings", "100,001 ratings are too many: 1,000 users can rate 100 movies once each.")]
    [InlineData("101 rated-movies", "101 rated movies are more than the 100 movies there are.")]
    [InlineData("19 rated-movies", "Every user rates at least 20 movies, and there are only 19 rated ones.")]
    [InlineData("8000001 movies", "8,000,001 movies are too many: there are titles for 8,000,000.")]
    [InlineData("150001 tags", "150,001 tags are too many: there are at most 5 for each of 30,000 ratings.")]
    public async Task Impossible_numbers_are_refused(string change, string sentence)
    {
        var (number, option) = (change.Split(' ')[0], change.Split(' ')[1]);
        string[] usual = ["--users", "1000", "--movies", "100", "--ratings", "30000"];
        var arguments = Array.IndexOf(usual, $"--{option}") is var at and >= 0
            ? usual.Select((argument, i) => i == at + 1 ? number : argument)
            : [.. usual, $"--{option}", number];

        Assert.Equal(sentence, (await GenerateAsync([.. arguments])).Refusal());
        Assert.False(Path.Exists(Output));
    }

    [Fact]
    public async Task Fewer_ratings_than_rated_movies_are_refused() => Assert.Equal(
        "40 ratings are too few for 50 rated movies.", (await GenerateAsync("--users", "2", "--movies", "50", "--ratings", "40")).Refusal());

    [Fact]
    public async Task Without_a_known_shape_the_numbers_are_needed() => Assert.Equal(
        "Without --like, generate needs --users, --movies and --ratings; --ratings is missing.",
        (await GenerateAsync("--users", "2", "--movies", "50")).Refusal());

    [Fact]
    public async Task A_shape_nobody_knows_is_refused() =>
        Assert.Contains("ml-21m", (await GenerateAsync("--like", "ml-21m")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("ratings.csv")]
    [InlineData("README.txt")]
    public async Task A_data_set_that_was_not_generated_is_left_alone(string file)
    {
        Directory.CreateDirectory(Output);
        await File.WriteAllTextAsync(Path.Combine(Output, file), "somebody's", TestContext.Current.CancellationToken);

        var refusal = (await GenerateAsync("--users", "2", "--movies", "50", "--ratings", "60")).Refusal();

        Assert.Equal($"'{Output}' holds a {file} that was not generated; choose another folder.", refusal);
        Assert.Equal([file], Directory.GetFileSystemEntries(Output).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        await File.WriteAllTextAsync(Output, "", TestContext.Current.CancellationToken);

        Assert.Equal(
            $"'{Output}' is not a folder; name a folder for the data set.",
            (await GenerateAsync("--users", "2", "--movies", "50", "--ratings", "60")).Refusal());
    }

    [Fact]
    public void Cancelling_leaves_nothing_not_even_folders()
    {
        using var cancellation = new CancellationTokenSource();

        _data.WriteCancelled(Path.Combine("made", "deeper"), new CancellingLog(cancellation, after: 10_000), cancellation.Token);

        Assert.False(Path.Exists(Output));
    }

    [Fact]
    public void Cancelling_leaves_the_data_set_of_before()
    {
        var folder = _data.Write(GeneratedData.Small);
        var before = File.ReadAllBytes(Path.Combine(folder, "ratings.csv"));
        using var cancellation = new CancellationTokenSource();

        _data.WriteCancelled("made", new CancellingLog(cancellation, after: 1), cancellation.Token);

        Assert.Equal(GeneratedData.Files, Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "ratings.csv")));
    }

    [Fact]
    public void Progress_counts_the_ratings()
    {
        _data.Write(GeneratedData.Small);

        var reports = _data.Log.Reports.Where(report => report.Stage == "simulate users").ToArray();
        Assert.Equal(("simulate users", 40_000, 40_000), reports[^1]);
        Assert.Equal(reports.Select(report => report.Done).Order(), reports.Select(report => report.Done));
    }

    private Task<CommandRun> GenerateAsync(params string[] arguments) => CommandRun.OfSyntheticDataAsync(["generate", "--output", Output, .. arguments]);

    private int Count(string file) => File.ReadLines(Path.Combine(Output, file)).Count() - 1;

    private sealed class CancellingLog(CancellationTokenSource cancellation, long after) : IProgressLog
    {
        public void Info(string message)
        {
        }

        public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new Stage(cancellation, after);

        private sealed class Stage(CancellationTokenSource cancellation, long after) : IStage
        {
            public void Expect(long total)
            {
            }

            public void Report(long done)
            {
                if (done >= after) cancellation.Cancel();
            }

            public void Complete(string outcome)
            {
            }

            public void Dispose()
            {
            }
        }
    }
}
