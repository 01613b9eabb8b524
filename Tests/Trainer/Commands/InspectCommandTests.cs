using System.Text.Json;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Trainer.Commands;

public sealed class InspectCommandTests : IDisposable
{
    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_tells_what_is_in_a_model()
    {
        await _folder.TrainAsync("--collaborative-dimensions", "7", "--content-dimensions", "3", "--name", "fourteen films");
        var run = await CommandRun.OfAsync("inspect", _folder.ModelPath());
        run.AssertSucceeded();
        var model = ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken);
        string[] lines = run.Output.Split(Environment.NewLine);
        Assert.Contains($"version         {model.Version}", lines);
        Assert.Contains("data set        fourteen films, newest entry 1970-01-01", lines);
        Assert.Contains("ratings         113 by 9 users", lines);
        Assert.Contains("                8 users with more than 10 ratings", lines);
        Assert.Contains("movies          14 rated of 15", lines);
        Assert.Contains("SVD             tolerance 1e-12, seed 1", lines);
        Assert.Contains("collaborative   14 × 8, 112 entries", lines);
        Assert.Contains("                7 dimensions", lines);
    }

    [Fact]
    public async Task It_tells_how_many_films_have_ids_at_IMDb_and_TMDB()
    {
        await _folder.TrainAsync("--collaborative-dimensions", "7", "--content-dimensions", "3");
        Assert.DoesNotContain("links", (await CommandRun.OfAsync("inspect", _folder.ModelPath())).Output, StringComparison.Ordinal);
        _folder.Data.Write("links.csv", "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,\n15,10872600,634649\n77,1,1\n");
        var trained = await _folder.TrainAsync("--collaborative-dimensions", "7", "--content-dimensions", "3");
        Assert.Contains("dropped 1 rows of links.csv: of films that are not listed (first in line 5)", trained.Output, StringComparison.Ordinal);
        // Nobody rated film 15, so that the model does not have it.
        var run = await CommandRun.OfAsync("inspect", _folder.ModelPath());
        Assert.Contains("links           2 movies with an IMDb id, 1 with a TMDB id", run.Output.Split(Environment.NewLine));
        var film = ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Catalogue[0];
        Assert.Equal((114709, 862), (film.ImdbId, film.TmdbId));
    }

    [Fact]
    public async Task It_tells_how_many_films_belong_to_series()
    {
        ModelFile.Write(_folder.ModelPath(), TestModels.With(TestModels.Random(rows: 6, seed: 1), movie => movie with { SeriesId = movie.Id is 10 or 30 ? 10 : movie.Id is 20 or 40 or 60 ? 20 : 0 }));
        Assert.Contains("series          2 with 5 movies", (await CommandRun.OfAsync("inspect", _folder.ModelPath())).Output.Split(Environment.NewLine));
    }

    [Fact]
    public async Task Its_json_is_the_provenance()
    {
        await _folder.TrainAsync("--collaborative-dimensions", "7", "--content-dimensions", "3");
        var run = await CommandRun.OfAsync("inspect", _folder.ModelPath(), "--json");
        run.AssertSucceeded();
        using var json = JsonDocument.Parse(run.Output);
        var provenance = ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Provenance;
        var read = JsonSerializer.Deserialize(run.Output, ModelJsonContext.Default.Provenance)!;
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.Equal((provenance.DataSet, provenance.Options), (read.DataSet, read.Options));
        Assert.Equal(provenance.Content.SingularValues, read.Content.SingularValues);
        Assert.Equal(7, read.Collaborative.SingularValues.Count);
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_told()
    {
        var run = await CommandRun.OfAsync("inspect", _folder.ModelPath());
        Assert.Equal($"There is no model file '{_folder.ModelPath()}'.", run.Refusal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no model at all, but long enough to hold a header of some kind and then a little more text than that")]
    public async Task A_file_that_is_no_model_is_told(string text)
    {
        await File.WriteAllTextAsync(_folder.ModelPath(), text, TestContext.Current.CancellationToken);
        Assert.StartsWith(
            $"The model file '{_folder.ModelPath()}' ", (await CommandRun.OfAsync("inspect", _folder.ModelPath())).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrupt_model_is_told()
    {
        await _folder.TrainAsync("--collaborative-dimensions", "7", "--content-dimensions", "3");
        var bytes = await File.ReadAllBytesAsync(_folder.ModelPath(), TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(_folder.ModelPath(), bytes, TestContext.Current.CancellationToken);
        Assert.Contains("checksum", (await CommandRun.OfAsync("inspect", _folder.ModelPath())).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_model()
    {
        var refusal = (await CommandRun.OfAsync("inspect", _folder.Models)).Refusal();
        Assert.StartsWith($"The model file '{_folder.Models}' is a folder", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_must_be_named() => (await CommandRun.OfAsync("inspect")).Refusal();
}
