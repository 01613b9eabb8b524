using MovieSimilarity.Embeddings;
using MovieSimilarity.Maps;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Maps;

/// <summary>Films on an arc, ever farther apart: those nearest by score are those nearest by angle.</summary>
public sealed class MapQualityTests
{
    private const int Films = 20;

    [Fact]
    public void A_map_that_keeps_all_neighbours_is_perfect()
    {
        Assert.Equal(new MapQuality(1, 1), Measure(row => (float)Math.Cos(Angle(row)), row => (float)Math.Sin(Angle(row))));
    }

    [Fact]
    public void A_wrong_neighbour_costs_as_much_as_its_rank_is_too_high()
    {
        // Film 0 lies beyond film 19 now, so that each is the other's nearest on the map; by score, each is the other's last, of rank 19. The nearest
        // of film 1 on the map is film 2, which is its second by score. All others keep their nearest film.
        var quality = Measure(row => (float)(row == 0 ? Angle(Films - 1) + 0.01 : Angle(row)), _ => 0, k: 1);
        Assert.Equal(1 - 2.0 * (18 + 18 + 1) / (Films * (2 * Films - 3 - 1)), quality.Trustworthiness, 12);
        Assert.Equal(17 / 20.0, quality.KeptNeighbours, 12);
    }

    [Fact]
    public void Too_few_films_and_maps_of_other_models_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MapQuality.Measure(Arc(), new FilmMap(new float[2 * Films]), k: 15));
        Assert.Throws<ArgumentException>(() => MapQuality.Measure(Arc(), new FilmMap(new float[2]), k: 3));
    }

    [Fact]
    public void Coordinates_that_no_map_has_are_refused()
    {
        Assert.Equal("A map of 3 coordinates lacks one; two a film are expected.", Assert.Throws<ArgumentException>(() => new FilmMap(new float[3])).Message);
        foreach (var wrong in new[] { float.NaN, float.NegativeInfinity, -1001 })
            Assert.StartsWith("Row 1 of the map has the coordinate ", Assert.Throws<ArgumentException>(() => new FilmMap(new[] { 0, 1, 0, wrong })).Message, StringComparison.Ordinal);
    }

    private static MapQuality Measure(Func<int, float> x, Func<int, float> y, int k = 3) => MapQuality.Measure(
        Arc(), new FilmMap(Enumerable.Range(0, Films).SelectMany(row => new[] { x(row), y(row) }).ToArray()), k: k);

    private static double Angle(int row) => 0.1 * row + 0.002 * row * row;

    private static Shard Arc()
    {
        var builder = new FusedEmbeddingsBuilder(Films, 2, 2);
        for (var row = 0; row < Films; row++)
        {
            double[] vector = [Math.Cos(Angle(row)), Math.Sin(Angle(row))];
            builder.SetRow(row, vector, vector);
        }
        return new Shard(Enumerable.Range(1, Films).ToArray(), builder.Build());
    }
}
