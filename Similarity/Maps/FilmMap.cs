namespace MovieSimilarity.Maps;

/// <summary>A map of films: a place in the plane for each, so that similar films lie close together. Immutable.</summary>
/// <remarks>
/// Only nearness has a meaning; directions and the zero point have none. The films with embeddings of a map that is aligned with no other lie
/// within ±1, and <c>docs/map.md</c> describes how their places are found.
/// </remarks>
public sealed class FilmMap
{
    /// <summary>Far beyond every map that the trainer makes, and small enough for a page to compute with.</summary>
    public const float LargestCoordinate = 1000;

    private const int Coordinates = 2;

    /// <param name="places">n × 2 coordinates, row-major: x, y, x, …</param>
    /// <exception cref="ArgumentException">
    /// A coordinate is NaN or beyond ±<see cref="LargestCoordinate"/>, or their number is odd.
    /// </exception>
    public FilmMap(ReadOnlyMemory<float> places)
    {
        if (places.Length % Coordinates != 0) throw new ArgumentException($"A map of {places.Length} coordinates lacks one; two a film are expected.");
        var values = places.Span;
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i]) <= LargestCoordinate))
                throw new ArgumentException($"Row {i / Coordinates} of the map has the coordinate {values[i]}; it must be within ±{LargestCoordinate}.");
        }
        Places = places;
    }

    /// <summary>Number of films.</summary>
    public int Count => Places.Length / Coordinates;

    /// <summary>All places, n × 2, row-major, in the catalogue's order.</summary>
    public ReadOnlyMemory<float> Places { get; }

    /// <summary>A film's place.</summary>
    /// <param name="row">Its row in the catalogue.</param>
    public MapPlace this[int row] => new(Places.Span[Coordinates * row], Places.Span[Coordinates * row + 1]);
}

/// <summary>A point of the plane.</summary>
public readonly record struct MapPlace(float X, float Y);
