using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Maps;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Fidelity;
using MovieSimilarity.Training.Layout;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Training.Layout;

/// <summary>Maps of models with known neighbours.</summary>
public sealed class MapLayoutTests
{
    private const int Groups = 12, FilmsInGroup = 25;

    private static readonly Lazy<SimilarityModel> Grouped = new(() => Model(Groups * FilmsInGroup, Vector));

    private static readonly Lazy<FilmMap> GroupedMap = new(() => Compute(Grouped.Value));

    [Fact]
    public void Films_of_a_group_lie_together_and_groups_apart()
    {
        var map = GroupedMap.Value;
        var near = Enumerable.Range(0, map.Count).SelectMany(row => Enumerable.Range(0, map.Count).Where(other => other != row)
            .OrderBy(other => Distance(map, row, other)).Take(5).Select(other => (row, other))).ToArray();
        Assert.InRange(near.Count(pair => pair.row % Groups == pair.other % Groups), 0.97 * near.Length, near.Length);
    }

    [Fact]
    public void The_map_fills_the_square_from_minus_1_to_1()
    {
        var places = GroupedMap.Value.Places.ToArray();
        Assert.Equal(1, places.Max(), 5);
        Assert.Equal(-1, places.Min(), 5);
    }

    [Fact]
    public void Equal_models_and_seeds_give_equal_maps_and_other_seeds_other_ones()
    {
        Assert.Equal(GroupedMap.Value.Places.ToArray(), Compute(Model(Groups * FilmsInGroup, Vector)).Places.ToArray());
        Assert.NotEqual(GroupedMap.Value.Places.ToArray(), Compute(Grouped.Value, seed: 2).Places.ToArray());
    }

    [Fact]
    public void Films_without_embeddings_lie_in_rows_below_all_others()
    {
        int[] silent = [0, 7, 250];
        var model = Model(Groups * FilmsInGroup, row => silent.Contains(row) ? [0, 0, 0] : Vector(row));
        var map = Compute(model);
        var others = Enumerable.Range(0, map.Count).Except(silent).ToArray();
        var bottom = others.Min(row => map[row].Y);
        Assert.All(silent, row => Assert.InRange(map[row].Y, -2, bottom - 0.04f));
        Assert.Equal(silent.Order(), silent.OrderBy(row => map[row].X));
        Assert.Equal(3, silent.Select(row => map[row]).Distinct().Count());
        Assert.Equal(1, others.Max(row => Math.Max(Math.Abs(map[row].X), Math.Abs(map[row].Y))), 5);
    }

    [Fact]
    public void Films_with_equal_embeddings_do_not_lie_on_one_another()
    {
        var map = Compute(Model(60, row => Vector(row % 3)));
        Assert.Equal(60, Enumerable.Range(0, 60).Select(row => map[row]).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Models_of_few_films_have_maps_too(int films)
    {
        var map = Compute(Model(films, Vector));
        Assert.Equal(films, map.Count);
        Assert.Equal(films, Enumerable.Range(0, films).Select(row => map[row]).Distinct().Count());
    }

    [Fact]
    public void A_map_that_should_look_like_an_earlier_one_has_its_films_near_their_places()
    {
        // The earlier map is a turned, mirrored and smaller one, of a model that lacks every tenth film.
        var kept = Enumerable.Range(0, Groups * FilmsInGroup).Where(row => row % 10 != 0).ToArray();
        var turned = kept.SelectMany(row => new[] { 0.5f * GroupedMap.Value[row].Y + 0.3f, 0.5f * GroupedMap.Value[row].X - 0.2f }).ToArray();
        var earlier = Model(kept.Length, row => Vector(kept[row]), row => kept[row] + 1).WithMap(new FilmMap(turned));

        var map = Compute(Grouped.Value, earlier);
        var distances = kept.Select((row, i) => Distance(map[row], earlier.Map![i])).Order().ToArray();
        // Groups are about 0.25 apart on the smaller map.
        Assert.InRange(distances[distances.Length / 2], 0, 0.06);
        // Without the earlier map, the films lie elsewhere.
        Assert.True(kept.Select((row, i) => Distance(GroupedMap.Value[row], earlier.Map![i])).Order().ElementAt(kept.Length / 2) > 0.3);
    }

    [Fact]
    public void An_earlier_map_with_other_films_changes_nothing()
    {
        var stranger = Model(20, Vector, row => 100_000 + row);
        stranger = stranger.WithMap(Compute(stranger));
        Assert.Equal(GroupedMap.Value.Places.ToArray(), Compute(Grouped.Value, stranger).Places.ToArray());
    }

    [Fact]
    public void A_map_of_ml_latest_small_keeps_neighbours()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        var model = TrainedModels.MlLatestSmall;
        var map = Compute(model);
        var quality = MapQuality.Measure(model.Shard, map, sample: 1000);
        TestContext.Current.TestOutputHelper!.WriteLine($"{quality}");
        // Measured: 0.974 and 0.468 of all films (docs/map.md).
        Assert.InRange(quality.Trustworthiness, 0.965, 1);
        Assert.InRange(quality.KeptNeighbours, 0.44, 1);

        var series = model.Catalogue.Index().Where(film => film.Item.SeriesId != 0).ToLookup(film => film.Item.SeriesId, film => film.Index);
        var within = series.SelectMany(rows => rows.SelectMany(row => rows.Where(other => other > row).Select(other => Distance(map, row, other)))).Order().ToArray();
        var any = Enumerable.Range(0, map.Count).Select(row => Distance(map, row, (int)(row * 7919L % map.Count))).Order().ToArray();
        TestContext.Current.TestOutputHelper!.WriteLine($"median distance of {within.Length} pairs of a series {within[within.Length / 2]:F3}, of any pairs {any[any.Length / 2]:F3}");
        Assert.InRange(within[within.Length / 2], 0, any[any.Length / 2] / 4);
    }

    private static FilmMap Compute(SimilarityModel model, SimilarityModel? like = null, int seed = 1) =>
        MapLayout.Compute(model, like, seed, new SilentProgressLog(), TestContext.Current.CancellationToken);

    /// <summary>A film near the middle of its group; the groups lie on a circle.</summary>
    private static double[] Vector(int row)
    {
        var (angle, random) = (2 * Math.PI * (row % Groups) / Groups, new Random(row));
        double[] middle = [Math.Cos(angle), Math.Sin(angle), 0];
        return Array.ConvertAll(middle, value => value + 0.1 * (random.NextDouble() - 0.5));
    }

    private static SimilarityModel Model(int films, Func<int, double[]> vector, Func<int, int>? id = null)
    {
        var builder = new FusedEmbeddingsBuilder(films, collaborativeDimensions: 3, contentDimensions: 3);
        for (var row = 0; row < films; row++) builder.SetRow(row, vector(row), vector(row));
        var catalogue = new MovieCatalogue(Enumerable.Range(0, films).Select(row => new Movie(id?.Invoke(row) ?? row + 1, $"Film {row} (2000)", 2000, [], 1, 3)));
        return new SimilarityModel(catalogue, builder.Build(), builder.Norms, TestModels.Provenance(films));
    }

    private static double Distance(FilmMap map, int row, int other) => Distance(map[row], map[other]);

    private static double Distance(MapPlace a, MapPlace b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}
