using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.Exchange.Neighbours;

public sealed class NeighboursCommandTests : IDisposable
{
    private readonly TableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("out.csv")]
    [InlineData("out.jsonl")]
    [InlineData("out.Parquet")]
    public async Task The_extension_chooses_the_format(string name)
    {
        var run = await _folder.RunAsync("--output", _folder[name], "--count", "4", "--scoring", "content", "--titles");
        run.AssertSucceeded();
        Assert.Contains("30 films, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(" films/s", run.Output, StringComparison.Ordinal);
        Assert.Equal([name, "test.model"], _folder.Files);
        var options = TableFolder.Options("csv") with { Count = 4, Scoring = Scoring.Content, Titles = true };
        Assert.Equal(TableFolder.Expected(ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken), options), await TableReading.ReadAsync(_folder[name]));
    }

    [Fact]
    public async Task Ids_of_a_model_without_any_are_refused()
    {
        Assert.Equal(
            $"No film of '{_folder.ModelPath}' has an id at IMDb or TMDB; train it with a links.csv, or leave --ids out.",
            (await _folder.RunAsync("--output", _folder["out.csv"], "--ids")).Refusal());
        Assert.Equal(["test.model"], _folder.Files);
    }

    [Fact]
    public async Task A_format_may_be_named_instead()
    {
        (await _folder.RunAsync("--output", _folder["table.txt"], "--format", "csv")).AssertSucceeded();
        Assert.StartsWith(
            "movie_id,rank,neighbour_id,score,collaborative_score,content_score\n10,1,",
            await File.ReadAllTextAsync(_folder["table.txt"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            (await _folder.RunAsync("--output", _folder["german.csv"], "--quiet")).AssertSucceeded();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        (await _folder.RunAsync("--output", _folder["other.csv"], "--quiet")).AssertSucceeded();
        Assert.Equal(File.ReadAllBytes(_folder["other.csv"]), File.ReadAllBytes(_folder["german.csv"]));
    }

    [Fact]
    public async Task Progress_for_programs_counts_films()
    {
        var run = await _folder.RunAsync("--output", _folder["out.csv"], "--json");
        run.AssertSucceeded();
        var last = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Contains("\"unit\":\"films\"", last, StringComparison.Ordinal);
        Assert.Contains("\"done\":30,\"total\":30", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--count", "0", "--count takes a whole number from 1 to 2147483647; '0' is none.")]
    [InlineData("--format", "xlsx", "--format takes csv, jsonl or parquet; 'xlsx' is none.")]
    [InlineData("--format", "1", "--format takes csv, jsonl or parquet; '1' is none.")]
    [InlineData("--scoring", "best", "--scoring takes ensemble, collaborative or content; 'best' is none.")]
    public async Task A_bad_option(string option, string value, string sentence)
    {
        Assert.Equal(sentence, (await _folder.RunAsync("--output", _folder["out.csv"], option, value)).Refusal());
        Assert.Equal(["test.model"], _folder.Files);
    }

    [Fact]
    public async Task What_cannot_be_written_is_told_in_a_sentence()
    {
        await RefusedAsync(
            "table.xlsx", $"'{_folder["table.xlsx"]}' ends with none of .csv, .jsonl and .parquet; name the file so, or choose a --format.");
        await RefusedAsync("", $"'{_folder[""]}' is a folder; name a file for the table.");
        await RefusedAsync("test.model", $"'{_folder.ModelPath}' is a model; name another file for the table.", "--format", "csv");
        await RefusedAsync(Path.Combine("no", "out.csv"), $"There is no folder '{_folder["no"]}' to write the table to.");
        Assert.Equal(["test.model"], _folder.Files);
        var other = await CommandRun.OfAsync("neighbours", _folder["no.model"], "--output", _folder["out.csv"]);
        Assert.Equal($"There is no model file '{_folder["no.model"]}'.", other.Refusal());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task Cancelling_leaves_the_table_of_before(string format)
    {
        var model = TestModels.Random(rows: 700, seed: 9);
        var before = await File.ReadAllBytesAsync(
            await _folder.WriteAsync(model, TableFolder.Options(format) with { Count = 3 }), TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _folder.WriteCancellableAsync(model, TableFolder.Options(format), new CancellingStage(cancellation), cancellation.Token));
        var file = Assert.Single(_folder.Files)!;
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder[file], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cancelled_verb_says_so()
    {
        ModelFile.Write(_folder.ModelPath, TestModels.Random(rows: 30, seed: 1));
        string[] arguments = ["neighbours", _folder.ModelPath, "--output", _folder["out.csv"]];
        var run = await CommandRun.CancellableAsync(arguments, new CancellationToken(canceled: true));
        Assert.Equal("Cancelled; nothing was written.", run.Refusal());
        Assert.Equal(["test.model"], _folder.Files);
    }

    private async Task RefusedAsync(string name, string sentence, params string[] more) =>
        Assert.Equal(sentence, (await _folder.RunAsync(["--output", _folder[name], .. more])).Refusal());

    /// <summary>Cancels as soon as something is written.</summary>
    private sealed class CancellingStage(CancellationTokenSource cancellation) : IStage
    {
        public void Expect(long total)
        {
        }

        public void Report(long done) => cancellation.Cancel();

        public void Complete(string outcome)
        {
        }

        public void Dispose()
        {
        }
    }
}
