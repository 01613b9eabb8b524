namespace MovieSimilarity.Training.Layout;

/// <summary>The smallest rectangle around the films of a map that have embeddings.</summary>
internal readonly record struct MapBounds(double Left, double Right, double Bottom, double Top)
{
    /// <summary>Films without embeddings in a row below the map, as wide as the map.</summary>
    private const int FilmsInRow = 200;

    /// <summary>How far the first row is from the map, in distances between two of its films.</summary>
    private const int Gap = 10;

    /// <summary>The rectangle around some films; around the zero point if there are none.</summary>
    public static MapBounds Of(IEnumerable<(double X, double Y)> places)
    {
        MapBounds? bounds = null;
        foreach (var (x, y) in places)
        {
            bounds = bounds is { } known
                ? new MapBounds(Math.Min(known.Left, x), Math.Max(known.Right, x), Math.Min(known.Bottom, y), Math.Max(known.Top, y))
                : new MapBounds(x, x, y, y);
        }
        return bounds ?? default;
    }

    /// <summary>Half of the longer side; 1 of a single point.</summary>
    public double Radius => Math.Max(Right - Left, Top - Bottom) is > 0 and var side ? side / 2 : 1;

    /// <summary>A point as it lies after the rectangle was centred on zero and its longer side was scaled to −1 … 1.</summary>
    public (double X, double Y) Normalize(double x, double y) => ((x - (Left + Right) / 2) / Radius, (y - (Bottom + Top) / 2) / Radius);

    /// <summary>
    /// A place for a film of which nothing is known: with the others of its kind in rows below the map, so that it lies near no film that it
    /// has nothing to do with.
    /// </summary>
    /// <param name="index">How many of them come before it.</param>
    public (double X, double Y) PlaceBelow(int index)
    {
        var step = (Right > Left ? Right - Left : 1) / FilmsInRow;
        return (Left + (index % FilmsInRow + 0.5) * step, Bottom - (Gap + index / FilmsInRow) * step);
    }
}
