using System.Text.Json;

namespace MovieSimilarity.Tests.Trainer.Commands;

public sealed class ProgressOptionsTests : IDisposable
{
    private static readonly string[] Small = ["--collaborative-dimensions", "5", "--content-dimensions", "4"];

    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Quiet_training_prints_nothing()
    {
        var run = await _folder.TrainAsync([.. Small, "--quiet"]);

        run.AssertSucceeded();
        Assert.Equal("", run.Output);
        Assert.Equal(["test.model", "test.training.json"], _folder.Written);
    }

    [Fact]
    public async Task Quiet_or_not_a_refusal_is_told() =>
        Assert.Contains("--more-ratings-than", (await _folder.TrainAsync("--quiet", "--more-ratings-than", "1000")).Refusal(), StringComparison.Ordinal);

    [Fact]
    public async Task Training_for_programs_prints_nothing_but_objects()
    {
        var run = await _folder.TrainAsync([.. Small, "--json"]);

        run.AssertSucceeded();
        var events = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToArray();
        Assert.Contains(events, e => e is { Event: "info", Text: "  113 ratings by 9 users" });
        Assert.Equal(
            events.Where(e => e.State == "started").Select(e => e.Text), events.Where(e => e.State == "completed").Select(e => e.Text));
        Assert.Contains(events, e => e is { State: "completed", Text: "TF-IDF" });
    }

    [Fact]
    public async Task A_stage_that_fails_is_told_to_programs()
    {
        foreach (var file in new[] { "movies.csv", "ratings.csv", "tags.csv" }) File.WriteAllText(Path.Combine(_folder.Models, file), "no header\n");
        var run = await CommandRun.OfAsync("train", "--data", _folder.Models, "--output", _folder.ModelPath(), "--json");

        Assert.Contains("expected the header", run.Refusal(), StringComparison.Ordinal);
        var last = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Equal(("stage", "failed", "read movies"), Parse(last));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("publish")]
    public async Task One_cannot_have_both(string verb) => Assert.Contains(
        "--quiet and --json exclude each other.", (await CommandRun.OfAsync(verb, "--quiet", "--json")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("generate", "--like", "ml-20m", "--output", "made")]
    [InlineData("simulate")]
    public async Task Commands_that_moved_say_where_they_are(params string[] arguments) => Assert.Equal(
        $"The trainer no longer makes synthetic data; 'dotnet run -c Release --project tools/SyntheticData -- {arguments[0]}' does.",
        (await CommandRun.OfAsync(arguments)).Refusal());

    [Fact]
    public async Task Cancelling_tells_that_nothing_was_written()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var run = await CommandRun.CancellableAsync(
            ["train", "--data", _folder.Data.Path, "--output", _folder.ModelPath()], cancellation.Token);

        Assert.Equal("Cancelled; nothing was written.", run.Refusal());
        Assert.Empty(_folder.Written);
    }

    private static (string? Event, string? State, string? Text) Parse(string line)
    {
        var fields = JsonDocument.Parse(line).RootElement;
        return (Field("event"), Field("state"), Field("name") ?? Field("message"));

        string? Field(string name) => fields.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
