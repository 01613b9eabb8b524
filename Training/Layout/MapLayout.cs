using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Maps;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.Layout;

/// <summary>
/// Lays the films of a model out in the plane, so that films with similar embeddings lie close together (docs/map.md). Equal models
/// and seeds give equal maps, byte for byte, whatever the number of threads.
/// </summary>
public static class MapLayout
{
    /// <summary>With 300, the trustworthiness is 0.002 lower (ml-latest-small); the time grows with the number.</summary>
    private const int Epochs = 400;

    /// <summary>The rate of the first epoch; it falls to 0. UMAP's is 1, but its films move by one neighbour at a time.</summary>
    private const float InitialRate = 2;

    /// <summary>The same of a map that begins with the places on an earlier one: too slow to turn whole regions.</summary>
    private const float AlignedRate = 0.25f;

    /// <summary>
    /// In the first quarter of the epochs neighbours attract each other four times as much, so that those far apart find each other.
    /// t-SNE does likewise (L. van der Maaten and G. Hinton, 2008, "early exaggeration").
    /// </summary>
    private const float EarlyExaggeration = 4;

    private const double EarlyShare = 0.25;

    /// <summary>As in UMAP: half of the square that the films are in at first.</summary>
    private const double InitialRadius = 10;

    /// <summary>Films with equal embeddings are moved so far apart at first, since no force would part them.</summary>
    private const double Jitter = 1e-3;

    /// <summary>Where films without neighbours are meanwhile, so that they push no other.</summary>
    private const double FarAway = 1e6;

    /// <summary>Computes a map.</summary>
    /// <param name="model">The model.</param>
    /// <param name="like">An earlier model whose map this one should look like; null for none.</param>
    /// <param name="seed">Seed of the random samples.</param>
    /// <param name="log">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>
    /// A place for each film. Without an earlier map, the films with embeddings fill −1 … 1; the others lie in rows below them.
    /// </returns>
    public static FilmMap Compute(
        SimilarityModel model, SimilarityModel? like, int seed, IProgressLog log, CancellationToken cancellationToken = default) =>
        log.Stage("map", stage => Compute(model, EarlierPlaces.Of(model.Catalogue, like), seed, stage, cancellationToken), map => Describe(map, model, like)).Map;

    /// <summary>
    /// The map of a model that films were added to. The other films stay where they are. An added film is at the mean of the places of its nearest
    /// films, or, without any embedding, in the rows below the map.
    /// </summary>
    /// <param name="before">The model with its map.</param>
    /// <param name="after">The same model with more films.</param>
    /// <exception cref="ArgumentException">The model has no map.</exception>
    public static FilmMap Extend(SimilarityModel before, SimilarityModel after)
    {
        var map = before.Map ?? throw new ArgumentException("The model has no map.", nameof(before));
        var bounds = MapBounds.Of(Enumerable.Range(0, map.Count).Where(row => IsKnown(before, row)).Select(row => ((double)map[row].X, (double)map[row].Y)));
        var below = Enumerable.Range(0, map.Count).Count(row => !IsKnown(before, row));
        var places = new float[2 * after.Catalogue.Count];
        for (var row = 0; row < after.Catalogue.Count; row++)
        {
            var id = after.Catalogue[row].Id;
            var (x, y) = before.Shard.TryGetRow(id, out var known) ? (map[known].X, map[known].Y)
                : MeanOfNeighbours(before, map, new NearestQuery(Query(id), Vector(after, row))) ?? bounds.PlaceBelow(below++);
            (places[2 * row], places[2 * row + 1]) = ((float)x, (float)y);
        }
        return new FilmMap(places);
    }

    private static (FilmMap Map, int Common) Compute(
        SimilarityModel model, EarlierPlaces? earlier, int seed, IStage stage, CancellationToken cancellationToken)
    {
        var graph = NeighbourGraph.Of(model, cancellationToken);
        bool HasPlace(int row) => graph.Starts[row] < graph.Starts[row + 1];
        var start = earlier is null ? PrincipalAxes.Project(model.Shard.Embeddings) : earlier.Complete(graph);
        var scale = earlier is null ? InitialRadius / Bounds(start, HasPlace).Radius : BalancedScale.Of(graph, start, seed);
        var descent = new LayoutDescent(graph, Start(start, scale, HasPlace, seed), seed);
        var (initialRate, early) = earlier is null ? (InitialRate, EarlyExaggeration) : (AlignedRate, 1);
        stage.Expect(Epochs);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            descent.Move(epoch, initialRate * (1 - (float)epoch / Epochs), epoch < EarlyShare * Epochs ? early : 1, cancellationToken);
            stage.Report(epoch + 1);
        }
        return (Finish(descent.Places(), HasPlace, earlier), earlier?.Count ?? 0);
    }

    /// <summary>Scales the places where the films begin, and moves equal ones a little apart.</summary>
    private static double[] Start(double[] places, double scale, Func<int, bool> hasPlace, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < places.Length; i++) places[i] = hasPlace(i / 2) ? scale * places[i] + Jitter * random.NextDouble() : FarAway;
        return places;
    }

    /// <summary>Turns and scales the places as they are stored, and gives all other films a place.</summary>
    private static FilmMap Finish(double[] places, Func<int, bool> hasPlace, EarlierPlaces? earlier)
    {
        var bounds = Bounds(places, hasPlace);
        Func<double, double, (double X, double Y)> move = earlier is null ? bounds.Normalize : earlier.Align(places, hasPlace).Apply;
        foreach (var row in Rows(places).Where(hasPlace)) (places[2 * row], places[2 * row + 1]) = move(places[2 * row], places[2 * row + 1]);
        var moved = Bounds(places, hasPlace);
        var below = 0;
        foreach (var row in Rows(places).Where(row => !hasPlace(row))) (places[2 * row], places[2 * row + 1]) = moved.PlaceBelow(below++);
        return new FilmMap(Array.ConvertAll(places, value => (float)Math.Clamp(value, -FilmMap.LargestCoordinate, FilmMap.LargestCoordinate)));
    }

    private static (double X, double Y)? MeanOfNeighbours(SimilarityModel model, FilmMap map, NearestQuery query)
    {
        if (query.Vector.Span.IndexOfAnyExcept(0) < 0) return null;
        var (x, y, count) = (0.0, 0.0, 0);
        foreach (var near in model.Shard.FindNearest(query))
        {
            if (!model.Shard.TryGetRow(near.MovieId, out var row) || !IsKnown(model, row)) continue;
            (x, y, count) = (x + map[row].X, y + map[row].Y, count + 1);
        }
        return count > 0 ? (x / count, y / count) : null;
    }

    private static SimilarityQuery Query(int movieId) => new(movieId, NeighbourGraph.NeighboursOfFilm, Scoring.Ensemble);

    private static double[] Vector(SimilarityModel model, int row) => Array.ConvertAll(model.Shard.Embeddings.Row(row).ToArray(), value => (double)value);

    private static bool IsKnown(SimilarityModel model, int row) => model.Catalogue[row].Signals != Signals.None;

    private static MapBounds Bounds(double[] places, Func<int, bool> hasPlace) =>
        MapBounds.Of(Rows(places).Where(hasPlace).Select(row => (places[2 * row], places[2 * row + 1])));

    private static IEnumerable<int> Rows(double[] places) => Enumerable.Range(0, places.Length / 2);

    private static string Describe((FilmMap Map, int Common) result, SimilarityModel model, SimilarityModel? like)
    {
        var unknown = Enumerable.Range(0, model.Catalogue.Count).Count(row => !IsKnown(model, row));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Map.Count:N0} films{(like is null ? "" : $", {result.Common:N0} of them as in model {like.Version}")}{(unknown > 0 ? $"; {unknown:N0} without embeddings below the map" : "")}");
    }
}
