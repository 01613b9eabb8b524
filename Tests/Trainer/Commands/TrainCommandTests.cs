using System.Globalization;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Trainer.Commands;

public sealed class TrainCommandTests : IDisposable
{
    private static readonly string[] Small = ["--collaborative-dimensions", "5", "--content-dimensions", "4"];

    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Training_writes_a_model()
    {
        var run = await _folder.TrainAsync([.. Small, "--name", "fourteen films"]);
        run.AssertSucceeded();
        Assert.Equal(["test.model", "test.training.json"], _folder.Written);
        var model = ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 14), model.Catalogue.Ids.ToArray());
        Assert.Equal((5, 4), (model.Shard.Embeddings.CollaborativeDimensions, model.Shard.Embeddings.ContentDimensions));
        Assert.Equal("fourteen films", model.Provenance.DataSet.Name);
        Assert.Contains($"model {model.Version}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_tells_what_it_read_and_dropped()
    {
        var run = await _folder.TrainAsync(Small);
        var lines = run.Output.Split(Environment.NewLine).Where(line => line.StartsWith("  ", StringComparison.Ordinal));
        Assert.Equal(
            [
                "  113 ratings by 9 users",
                "  15 movies, 14 of them rated",
                "  15 tag applications",
                "  dropped 1 rows of ratings.csv: of films that are not listed (first in line 116)",
                "  dropped 1 rows of ratings.csv: replaced by a newer rating of the same film by the same user (first in line 114)",
                "  dropped 1 rows of tags.csv: of films that are not listed (first in line 17)",
                "  not in the rating matrix: 1 users with 10 ratings or fewer (1 ratings)",
                "  not in the model: 1 movies nobody rated (1 tag applications)",
            ],
            lines);
    }

    [Fact]
    public async Task Training_twice_gives_identical_bytes_and_replaces_the_file()
    {
        await _folder.TrainAsync(Small);
        var first = await File.ReadAllBytesAsync(_folder.ModelPath(), TestContext.Current.CancellationToken);
        await _folder.TrainAsync("--collaborative-dimensions", "2", "--content-dimensions", "2");
        Assert.NotEqual(first, await File.ReadAllBytesAsync(_folder.ModelPath(), TestContext.Current.CancellationToken));
        (await _folder.TrainAsync(Small)).AssertSucceeded();
        Assert.Equal(first, await File.ReadAllBytesAsync(_folder.ModelPath(), TestContext.Current.CancellationToken));
        Assert.Equal(["test.model", "test.training.json"], _folder.Written);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_not_replaced()
    {
        await File.WriteAllTextAsync(_folder.ModelPath(), "somebody's ratings", TestContext.Current.CancellationToken);
        var refusal = (await _folder.TrainAsync(Small)).Refusal();
        Assert.Contains("exists and is not a model", refusal, StringComparison.Ordinal);
        Assert.Equal("somebody's ratings", await File.ReadAllTextAsync(_folder.ModelPath(), TestContext.Current.CancellationToken));
        Assert.Equal(["test.model"], _folder.Written);
    }

    [Fact]
    public async Task A_training_log_that_cannot_be_written_is_told_and_costs_no_model()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Models, "test.training.json"));
        var run = await _folder.TrainAsync(Small);
        run.AssertSucceeded();
        Assert.Contains("The training log could not be written: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(["test.model", "test.training.json"], _folder.Written);
    }

    [Fact]
    public async Task A_link_is_followed_and_what_it_leads_to_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links takes a privilege on Windows");
        await _folder.TrainAsync("--collaborative-dimensions", "2", "--content-dimensions", "2");
        var link = _folder.ModelPath() + ".link";
        File.CreateSymbolicLink(link, _folder.ModelPath());
        (await CommandRun.OfAsync(["train", "--data", _folder.Data.Path, "--output", link, .. Small])).AssertSucceeded();
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(5, ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Shard.Embeddings.CollaborativeDimensions);
    }

    [Fact]
    public async Task Options_reach_the_model()
    {
        (await _folder.TrainAsync(
            [.. Small, "--more-ratings-than", "13", "--min-document-frequency", "0.1", "--keep-stop-words", "--tolerance", "1e-9", "--seed", "7"]))
            .AssertSucceeded();
        var expected = new TrainingOptions
        {
            CollaborativeDimensions = 5,
            ContentDimensions = 4,
            MoreRatingsThan = 13,
            MinDocumentFrequency = 0.1,
            StopWords = false,
            Tolerance = 1e-9,
            Seed = 7,
        };
        Assert.Equal(expected, ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Provenance.Options);
    }

    [Fact]
    public async Task Defaults_are_those_of_the_options()
    {
        (await _folder.TrainAsync()).AssertSucceeded();
        Assert.Equal(new TrainingOptions(), ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Provenance.Options);
    }

    [Fact]
    public async Task Numbers_are_read_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            (await _folder.TrainAsync([.. Small, "--min-document-frequency", "0.05", "--tolerance", "0.001"])).AssertSucceeded();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        var options = ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Provenance.Options;
        Assert.Equal((0.05, 0.001), (options.MinDocumentFrequency, options.Tolerance));
    }
}
