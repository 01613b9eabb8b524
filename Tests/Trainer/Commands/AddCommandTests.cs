using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Terms;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary>Films are added to a model that is trained already.</summary>
public sealed class AddCommandTests : IDisposable
{
    private static readonly string[] Small = ["--collaborative-dimensions", "5", "--content-dimensions", "4"];

    private readonly TrainingFolder _folder = new();
    private readonly DataFolder _files = new();

    public void Dispose()
    {
        _folder.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Added_films_are_found_by_their_tags_and_genres_and_all_others_stay_as_they_are()
    {
        var before = await TrainAsync();
        _files.Write("new.csv", DataFolder.MovieHeader + "100,New Crime (2030),Action|Crime\n99,\"Unknown, The (2031)\",Nonsense\n");
        _files.Write("tags.csv", DataFolder.TagHeader + "1,100,TAG2 good,1\n2,100,tag2 good,1\n1,3,tag1 good,1\n");
        _files.Write("links.csv", "movieId,imdbId,tmdbId\n100,443706,1949\n");

        var run = await AddAsync("new.csv", FileAt("tags.csv"), "--links", FileAt("links.csv"));
        run.AssertSucceeded();
        Assert.Contains("  dropped 1 rows of tags.csv: of films that are not listed (first in line 4)", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 films; 1 of them have no tag or genre that the model knows", run.Output, StringComparison.Ordinal);

        var after = ModelFile.Read(_folder.ModelPath("more.model"), TestContext.Current.CancellationToken);
        Assert.Equal([.. before.Catalogue.Ids.ToArray(), 99, 100], after.Catalogue.Ids.ToArray());
        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal(2, after.Provenance.AddedMovies);
        for (var row = 0; row < before.Catalogue.Count; row++)
        {
            Assert.Equal(before.Shard.Embeddings.Row(row), after.Shard.Embeddings.Row(row));
            Assert.Equal(Said(before, row), Said(after, row));
            Assert.Equal(before.Explanations!.Likes.Of(row), after.Explanations!.Likes.Of(row));
        }
        var (unknown, added) = (after.Catalogue[14], after.Catalogue[15]);
        Assert.Equal((Signals.None, Signals.Content), (unknown.Signals, added.Signals));
        Assert.Equal(("Unknown, The (2031)", 2031, 0, 0.0), (unknown.Title, unknown.Year, unknown.RatingCount, unknown.AverageRating));
        Assert.Equal((443706, 1949), (added.ImdbId, added.TmdbId));
        Assert.Equal(["Action", "Crime"], added.Genres);
        Assert.Equal([("Action", 1), ("Crime", 1), ("tag2 good", 2)], Said(after, 15));
        // Film 10 is the one with the same tag and genres.
        Assert.Equal(10, after.FindSimilar(100, 1, Scoring.Content)[0].MovieId);
        Assert.Contains(after.FindSimilar(10, 15, Scoring.Content), found => found.MovieId == 100 && found.ContentScore > 0.9);
    }

    [Fact]
    public async Task Films_are_added_to_a_model_with_added_films_and_in_its_place()
    {
        await TrainAsync();
        _files.Write("new.csv", DataFolder.MovieHeader + "100,A (2030),Drama\n").Write("newer.csv", DataFolder.MovieHeader + "50,B (2030),Drama\n");
        (await AddAsync("new.csv")).AssertSucceeded();
        (await CommandRun.OfAsync("add", _folder.ModelPath("more.model"), FileAt("newer.csv"), "--output", _folder.ModelPath("more.model"))).AssertSucceeded();
        var model = ModelFile.Read(_folder.ModelPath("more.model"), TestContext.Current.CancellationToken);
        Assert.Equal([50, 100], model.Catalogue.Ids.ToArray()[^2..]);
        var twin = model.FindSimilar(50, 1, Scoring.Content)[0];
        Assert.Equal((100, 1), (twin.MovieId, Math.Round(twin.ContentScore, 6)));
        var inspected = await CommandRun.OfAsync("inspect", _folder.ModelPath("more.model"));
        Assert.Contains($"{"",-16}2 added after training, by their tags and genres", inspected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_that_the_model_has_is_refused_by_its_line()
    {
        await TrainAsync();
        _files.Write("new.csv", DataFolder.MovieHeader + "100,A (2030),Drama\n3,B (2030),Drama\n");
        Assert.Equal(
            $"{FileAt("new.csv")}, line 3: column 1 (movieId): expected an id that the model does not have yet (Film 3 (1983) has it), found '3'.",
            (await AddAsync("new.csv")).Refusal());
        Assert.False(File.Exists(_folder.ModelPath("more.model")));
    }

    [Fact]
    public async Task What_cannot_be_added_is_refused()
    {
        var model = await TrainAsync();
        _files.Write("new.csv", DataFolder.MovieHeader + "100,A (2030),Drama\n").Write("zero.csv", DataFolder.MovieHeader + "0,A (2030),Drama\n");
        Assert.Equal($"There is no file '{FileAt("lost.csv")}'.", (await AddAsync("lost.csv")).Refusal());
        Assert.Contains("expected ids from 1", (await AddAsync("zero.csv")).Refusal(), StringComparison.Ordinal);

        ModelFile.Write(_folder.ModelPath(), new SimilarityModel(model.Catalogue, model.Shard.Embeddings, model.Norms, model.Provenance));
        Assert.Contains("was trained by an older release and cannot embed texts; train it again.", (await AddAsync("new.csv")).Refusal(), StringComparison.Ordinal);
        var imported = model.Provenance with { ImportedFrom = ["a.csv"] };
        ModelFile.Write(_folder.ModelPath(), new SimilarityModel(model.Catalogue, model.Shard.Embeddings, model.Norms, imported));
        Assert.Contains("was imported and cannot embed texts", (await AddAsync("new.csv")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Films_with_tags_and_no_ratings_are_trained_in_on_request()
    {
        var run = await _folder.TrainAsync([.. Small, "--unrated", "keep"]);
        run.AssertSucceeded();
        Assert.Contains("  in the model by their content alone: 1 movies nobody rated (1 tag applications)", run.Output, StringComparison.Ordinal);
        var model = ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken);
        Assert.Equal(15, model.Catalogue.Count);
        var unrated = model.Catalogue[14];
        Assert.Equal((15, 0, 0.0, Signals.Content), (unrated.Id, unrated.RatingCount, unrated.AverageRating, unrated.Signals));
        Assert.Contains(model.FindSimilar(5, 14, Scoring.Content), found => found.MovieId == 15 && found.ContentScore > 0.5);
        Assert.True(model.Provenance.Options.KeepUnrated);
        Assert.Equal(14, model.Provenance.DataSet.RatedMovies);
        Assert.Contains($"{"",-16}1 that nobody rated, by their tags", (await CommandRun.OfAsync("inspect", _folder.ModelPath())).Output, StringComparison.Ordinal);
        (await CommandRun.OfAsync("report", _folder.ModelPath(), "--output", _folder.ModelPath("report.html"))).AssertSucceeded();
    }

    [Fact]
    public async Task Films_that_nobody_rated_or_tagged_stay_out()
    {
        _folder.Data.Write("tags.csv", DataFolder.TagHeader + "1,1,tag,1\n");
        var run = await _folder.TrainAsync([.. Small, "--unrated", "keep"]);
        Assert.Contains("  not in the model: 1 movies nobody rated or tagged", run.Output, StringComparison.Ordinal);
        Assert.Equal(14, ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Catalogue.Count);
    }

    [Fact]
    public async Task Another_word_for_unrated_films_is_refused()
    {
        var run = await _folder.TrainAsync([.. Small, "--unrated", "perhaps"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'perhaps'", run.Error, StringComparison.Ordinal);
        Assert.Contains("'keep'", run.Error, StringComparison.Ordinal);
    }

    private string FileAt(string name) => Path.Combine(_files.Path, name);

    private async Task<SimilarityModel> TrainAsync()
    {
        (await _folder.TrainAsync(Small)).AssertSucceeded();
        return ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken);
    }

    private Task<CommandRun> AddAsync(string movies, params string[] more) =>
        CommandRun.OfAsync(["add", _folder.ModelPath(), FileAt(movies), .. more, "--output", _folder.ModelPath("more.model")]);

    private static IEnumerable<(string, int)> Said(SimilarityModel model, int row)
    {
        FilmTags tags = model.Explanations!.Content.Tags;
        return tags.Of(row).Select(tag => (tags.Spellings[tag.Tag], tag.Count)).OrderBy(tag => tag.Item1, StringComparer.Ordinal);
    }
}
