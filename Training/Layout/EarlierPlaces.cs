using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;

namespace MovieSimilarity.Training.Layout;

/// <summary>Where the films of a model lay on the map of an earlier model.</summary>
internal sealed class EarlierPlaces
{
    private readonly (double X, double Y)?[] _places;

    private EarlierPlaces((double X, double Y)?[] places) => _places = places;

    /// <summary>Number of films that both have.</summary>
    public int Count => _places.Count(place => place is not null);

    /// <summary>Finds them; null where there is no earlier map, or too few films are on both to turn one to the other.</summary>
    /// <param name="films">The films of the new model.</param>
    /// <param name="like">The earlier model.</param>
    public static EarlierPlaces? Of(MovieCatalogue films, SimilarityModel? like)
    {
        if (like?.Map is not { } map) return null;
        var places = new (double X, double Y)?[films.Count];
        for (var row = 0; row < places.Length; row++)
        {
            if (like.Shard.TryGetRow(films[row].Id, out var earlier) && like.Catalogue[earlier].Signals != Signals.None) places[row] = (map[earlier].X, map[earlier].Y);
        }
        var known = new EarlierPlaces(places);
        return known.Count >= 2 ? known : null;
    }

    /// <summary>Places for all films: of new ones the mean of their neighbours' earlier places, or else the middle.</summary>
    /// <returns>n × 2, row-major.</returns>
    public double[] Complete(NeighbourGraph graph)
    {
        var all = new double[2 * _places.Length];
        var bounds = MapBounds.Of(_places.OfType<(double X, double Y)>());
        var middle = ((bounds.Left + bounds.Right) / 2, (bounds.Bottom + bounds.Top) / 2);
        for (var row = 0; row < _places.Length; row++) (all[2 * row], all[2 * row + 1]) = _places[row] ?? MeanOfNeighbours(graph, row) ?? middle;
        return all;
    }

    /// <summary>How to move a new map so that its films come closest to their earlier places.</summary>
    /// <param name="places">The new map, n × 2.</param>
    /// <param name="hasPlace">Whether a film is on it.</param>
    public Alignment Align(double[] places, Func<int, bool> hasPlace)
    {
        var pairs = new List<((double X, double Y) From, (double X, double Y) To)>();
        for (var row = 0; row < _places.Length; row++)
        {
            if (_places[row] is { } earlier && hasPlace(row)) pairs.Add(((places[2 * row], places[2 * row + 1]), earlier));
        }
        return new Alignment(pairs);
    }

    private (double X, double Y)? MeanOfNeighbours(NeighbourGraph graph, int row)
    {
        var (x, y, sum) = (0.0, 0.0, 0.0);
        for (var edge = graph.Starts[row]; edge < graph.Starts[row + 1]; edge++)
        {
            if (_places[graph.Neighbours[edge]] is not { } place) continue;
            (x, y, sum) = (x + graph.Weights[edge] * place.X, y + graph.Weights[edge] * place.Y, sum + graph.Weights[edge]);
        }
        return sum > 0 ? (x / sum, y / sum) : null;
    }
}
