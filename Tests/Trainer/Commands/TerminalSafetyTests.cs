using System.Text.Json;
using MovieSimilarity.Models;
using MovieSimilarity.Silo;
using MovieSimilarity.Tests.Similarity.Printing;
using MovieSimilarity.Tests.Trainer.Exchange.Flask;
using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Tests.Training;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary>Nothing that stands in a file, is the name of one or comes from a server controls the terminal of the person who sees it.</summary>
public sealed class TerminalSafetyTests : IDisposable
{
    /// <summary>Sets the window's title, moves the cursor, shows the rest backwards, and begins a line of its own.</summary>
    private const string Evil = "evil\u001b]0;owned\u0007\u009b2J\u202e\u2066\u200f\u061c\u007f\r\nversion         forged";

    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Inspect_shows_what_a_model_says_without_its_controls()
    {
        var provenance = TestModels.Provenance(rows: 30);
        provenance = provenance with { TrainedBy = Evil, DataSet = provenance.DataSet with { Name = Evil } };
        await InspectAsync(provenance);
        await InspectAsync(provenance with { ImportedFrom = [Evil, Evil] });

        async Task InspectAsync(Provenance stated)
        {
            Write(stated);
            var run = await CommandRun.OfAsync("inspect", _folder.ModelPath());
            run.AssertSucceeded();
            AssertSafe(run.Output);
            Assert.Single(run.Output.Split('\n'), line => line.StartsWith("version ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Json_for_programs_says_exactly_what_the_model_says()
    {
        var provenance = TestModels.Provenance(rows: 30);
        Write(provenance with { DataSet = provenance.DataSet with { Name = Evil } });
        var run = await CommandRun.OfAsync("inspect", _folder.ModelPath(), "--json");
        AssertSafe(run.Output);
        Assert.Equal(Evil, JsonSerializer.Deserialize(run.Output, ModelJsonContext.Default.Provenance)!.DataSet.Name);
    }

    [Fact]
    public async Task Diff_shows_titles_without_their_controls_and_json_shows_them_as_they_are()
    {
        var (before, after) = (_folder.ModelPath(), _folder.ModelPath() + ".after");
        ModelFile.Write(before, NastyTitles.Model(["Heat", "Zodiac"]));
        ModelFile.Write(after, NastyTitles.Model(["Heat", "Zodiac", Evil]));
        var run = await CommandRun.OfAsync("diff", before, after, "--quiet");
        run.AssertSucceeded();
        AssertSafe(run.Output);
        Assert.Single(run.Output.Split('\n'), line => line.StartsWith("  added ", StringComparison.Ordinal) && line.Contains("forged", StringComparison.Ordinal));

        var json = await CommandRun.OfAsync("diff", before, after, "--quiet", "--json");
        AssertSafe(json.Output);
        using var comparison = JsonDocument.Parse(json.Output);
        var added = Assert.Single(comparison.RootElement.GetProperty("films").GetProperty("most_rated_added").EnumerateArray());
        Assert.Equal(Evil, added.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Versions_shows_what_a_service_says_without_its_controls()
    {
        var text = JsonSerializer.Serialize(Evil);
        await using var service = await FakeService.StartAsync(Responses.Json($$"""
            { "active": {{text}}, "versions": [{ "version": {{text}}, "state": {{text}}, "movies": 1, "partitions": 1, "replicas": 1,
              "data_set": {{text}}, "published": "2026-11-22T17:00:00Z", "activated": null }] }
            """));
        var run = await CommandRun.OfAsync("versions", "--to", service.Address.AbsoluteUri);
        run.AssertSucceeded();
        AssertSafe(run.Output);
        Assert.Equal(3, run.Output.Split('\n').Length);
    }

    [Fact]
    public async Task Refusals_show_what_a_service_says_without_its_controls()
    {
        await using var service = await FakeService.StartAsync(
            Responses.Problem(404, JsonEncodedText.Encode(Evil + " Nothing here.").ToString()));
        var refusal = (await CommandRun.OfAsync("versions", "--to", service.Address.AbsoluteUri)).Refusal();
        AssertSafe(refusal);
        Assert.Contains("evil", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspect", "{0}")]
    [InlineData("report", "{0}")]
    [InlineData("neighbours", "{0}", "--output", "{0}.csv")]
    [InlineData("diff", "{0}", "x")]
    [InlineData("diff", "x", "ftp://{0}")]
    [InlineData("export", "{0}", "--output", "out")]
    [InlineData("publish", "{0}", "--to", "http://127.0.0.1:9")]
    [InlineData("publish", "x", "--to", "{0}")]
    [InlineData("train", "--data", "{0}", "--output", "x.model")]
    [InlineData("import", "--from", "{0}", "--output", "x.model")]
    [InlineData("versions", "{0}")]
    [InlineData("{0}")]
    public async Task Refusals_name_files_without_the_controls_in_their_names(params string[] arguments)
    {
        var name = Path.Combine(_folder.Models, Evil);
        var run = await CommandRun.OfAsync(Array.ConvertAll(arguments, argument => argument.Replace("{0}", name, StringComparison.Ordinal)));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("evil", run.Error, StringComparison.Ordinal);
        AssertSafe(run.Output + run.Error);
    }

    [Fact]
    public async Task Refusals_show_what_stands_in_a_data_set_without_its_controls()
    {
        _folder.Data.Write("movies.csv", DataFolder.MovieHeader + $"\"{Evil}\",Heat,Crime\n");
        var run = await _folder.TrainAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("evil", run.Error, StringComparison.Ordinal);
        AssertSafe(run.Error);
    }

    [Fact]
    public async Task Suggested_titles_are_shown_without_their_controls()
    {
        ModelFile.Write(_folder.ModelPath(), NastyTitles.Model(["Zodiac " + Evil, "Heat"]));
        var refusal = (await CommandRun.OfAsync("report", _folder.ModelPath(), "--seed-title", "Zodiak")).Refusal();
        Assert.Contains("evil", refusal, StringComparison.Ordinal);
        AssertSafe(refusal);
    }

    [Fact]
    public async Task The_service_and_silos_complain_without_controls()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(1, await FrontendCommandLine.RunAsync(["--model", Evil], output, error, stop));
        Assert.Equal(1, await SiloCommandLine.RunAsync(["--cluster", Evil], output, error, stop));
        AssertSafe(output.ToString() + error);
        Assert.Contains("evil", error.ToString(), StringComparison.Ordinal);
    }

    private void Write(Provenance provenance)
    {
        var model = TestModels.Random(rows: 30, seed: 1);
        ModelFile.Write(_folder.ModelPath(), new SimilarityModel(model.Catalogue, model.Shard.Embeddings, model.Norms, provenance));
    }

    private static void AssertSafe(string printed) =>
        Assert.DoesNotContain(printed.ReplaceLineEndings("\n"), c => c != '\n' && PrintableTextTests.Unsafe.Contains(c));
}
