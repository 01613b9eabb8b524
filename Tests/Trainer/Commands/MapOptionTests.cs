using MovieSimilarity.Models;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary>The map of the films: trained, left out, aligned, extended.</summary>
public sealed class MapOptionTests : IDisposable
{
    private static readonly string[] Small = ["--collaborative-dimensions", "5", "--content-dimensions", "4"];

    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Training_makes_a_map_unless_it_is_told_not_to()
    {
        Assert.Matches(@"(?m)^map +[\d.]+ s +14 films\r?$", (await TrainAsync()).Output);
        var model = Read();
        Assert.Equal(14, model.Map!.Count);
        Assert.Contains($"map             14 movies{Environment.NewLine}", (await CommandRun.OfAsync("inspect", _folder.ModelPath())).Output, StringComparison.Ordinal);

        Assert.DoesNotMatch("(?m)^map ", (await TrainAsync("--no-map")).Output);
        Assert.Null(Read().Map);
        Assert.DoesNotMatch("(?m)^map ", (await CommandRun.OfAsync("inspect", _folder.ModelPath())).Output);
        Assert.NotEqual(model.Version, Read().Version);
        Assert.Equal(model.Shard.Embeddings.Values.ToArray(), Read().Shard.Embeddings.Values.ToArray());
    }

    [Fact]
    public async Task The_seed_chooses_the_map()
    {
        await TrainAsync();
        var first = Read().Map!.Places.ToArray();
        await TrainAsync("--seed", "2");
        Assert.NotEqual(first, Read().Map!.Places.ToArray());
    }

    [Fact]
    public async Task A_map_like_an_earlier_one_says_how_many_films_both_have()
    {
        await TrainAsync();
        var earlier = Read();
        File.Copy(_folder.ModelPath(), _folder.ModelPath("earlier.model"));
        var run = await TrainAsync("--map-like", _folder.ModelPath("earlier.model"));
        Assert.Contains($"14 films, 14 of them as in model {earlier.Version}", run.Output, StringComparison.Ordinal);
        Assert.Equal(14, Read().Map!.Count);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_before_training()
    {
        await TrainAsync("--no-map");
        var refusal = (await _folder.TrainAsync([.. Small, "--map-like", _folder.ModelPath()])).Refusal();
        Assert.Equal(
            $"Model '{_folder.ModelPath()}' has no map that --map-like could take; an older release made it, or --no-map left it out.", refusal);
        Assert.Contains("There is no model file", (await _folder.TrainAsync([.. Small, "--map-like", _folder.ModelPath("lost.model")])).Refusal(), StringComparison.Ordinal);
        Assert.Contains(
            "--map-like is for a model with a map; leave out --no-map.",
            (await _folder.TrainAsync([.. Small, "--no-map", "--map-like", _folder.ModelPath()])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_films_lie_among_their_neighbours_and_all_others_stay()
    {
        await TrainAsync();
        var before = Read();
        using var files = new DataFolder();
        files.Write("new.csv", DataFolder.MovieHeader + "100,New Crime (2030),Action|Crime\n99,\"Unknown, The (2031)\",Nonsense\n98,Odd (2031),Gibberish\n");
        (await CommandRun.OfAsync("add", _folder.ModelPath(), Path.Combine(files.Path, "new.csv"), "--output", _folder.ModelPath("more.model"))).AssertSucceeded();
        var after = ModelFile.Read(_folder.ModelPath("more.model"), TestContext.Current.CancellationToken);
        Assert.Equal(before.Map!.Places.ToArray(), after.Map!.Places[..28].ToArray());
        // All 14 films are among its 15 neighbours.
        Assert.Equal(Enumerable.Range(0, 14).Average(row => before.Map[row].X), after.Map[16].X, 5);
        Assert.Equal(Enumerable.Range(0, 14).Average(row => before.Map[row].Y), after.Map[16].Y, 5);
        // Nothing is known of the two others.
        var bottom = Enumerable.Range(0, 14).Min(row => before.Map[row].Y);
        Assert.True(after.Map[14].Y < bottom && after.Map[15].Y < bottom);
        Assert.NotEqual(after.Map[14], after.Map[15]);
    }

    [Fact]
    public async Task A_model_without_a_map_gets_none_by_added_films()
    {
        await TrainAsync("--no-map");
        using var files = new DataFolder();
        files.Write("new.csv", DataFolder.MovieHeader + "100,New Crime (2030),Action|Crime\n");
        (await CommandRun.OfAsync("add", _folder.ModelPath(), Path.Combine(files.Path, "new.csv"), "--output", _folder.ModelPath("more.model"))).AssertSucceeded();
        Assert.Null(ModelFile.Read(_folder.ModelPath("more.model"), TestContext.Current.CancellationToken).Map);
    }

    private async Task<CommandRun> TrainAsync(params string[] more)
    {
        var run = await _folder.TrainAsync([.. Small, .. more]);
        run.AssertSucceeded();
        return run;
    }

    private SimilarityModel Read() => ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken);
}
