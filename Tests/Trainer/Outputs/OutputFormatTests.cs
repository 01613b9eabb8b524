namespace MovieSimilarity.Tests.Trainer.Outputs;

/// <summary>The format of a table follows from the name that was given, then from what a link points to; a stream without one gets CSV.</summary>
public sealed class OutputFormatTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("standard output", "-", "", "movie_id,")]
    [InlineData("a pipe", "p", "mkfifo p; cat p &", "movie_id,")]
    [InlineData("a pipe with an extension", "p.jsonl", "mkfifo p.jsonl; cat p.jsonl &", "{\"movie_id\":")]
    [InlineData("a link with an extension to standard output", "l.jsonl", "ln -s /dev/stdout l.jsonl", "{\"movie_id\":")]
    [InlineData("a link to a file with an extension", "l", "ln -s t.jsonl l; trap 'cat t.jsonl' EXIT;", "{\"movie_id\":")]
    [InlineData("a link with an extension to a file with another", "l.jsonl", "ln -s t.csv l.jsonl; trap 'cat t.csv' EXIT;", "{\"movie_id\":")]
    public async Task The_format_follows_from_the_name(string what, string output, string prepare, string start)
    {
        var run = await _shell.RunAsync($"{prepare}\n$trainer neighbours M --quiet --output {output}; e=$?; wait; exit $e");
        Assert.True(run is { ExitCode: 0, Error: "" } && run.Output.StartsWith(start, StringComparison.Ordinal), $"{what}: {run}");
    }

    [Fact]
    public async Task A_file_without_an_extension_needs_a_format() => Assert.Equal(
        new ShellRun(1, "", "'t' ends with none of .csv, .jsonl and .parquet; name the file so, or choose a --format.\n"),
        await _shell.RunAsync("$trainer neighbours M --output t"));
}
