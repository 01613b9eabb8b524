namespace MovieSimilarity.Training.Layout;

/// <summary>
/// The similarity of the plane that brings points closest to others: z ↦ s·z + t, or s·z̄ + t with a reflection, of complex numbers
/// (Procrustes analysis; J. Gower and G. Dijksterhuis, "Procrustes Problems", 2004).
/// </summary>
internal sealed class Alignment
{
    private readonly double _real, _imaginary, _fromX, _fromY, _toX, _toY;
    private readonly int _sign;

    /// <summary>Minimises Σ ‖f(a) − b‖² over pairs of points. A single pair, or points in one place, are only shifted.</summary>
    public Alignment(IReadOnlyList<((double X, double Y) From, (double X, double Y) To)> pairs)
    {
        foreach (var (from, to) in pairs)
        {
            (_fromX, _fromY) = (_fromX + from.X / pairs.Count, _fromY + from.Y / pairs.Count);
            (_toX, _toY) = (_toX + to.X / pairs.Count, _toY + to.Y / pairs.Count);
        }
        double squares = 0, products = 0, crossed = 0, mirrored = 0, mirroredCrossed = 0;
        foreach (var (from, to) in pairs)
        {
            var (ax, ay, bx, by) = (from.X - _fromX, from.Y - _fromY, to.X - _toX, to.Y - _toY);
            squares += ax * ax + ay * ay;
            products += ax * bx + ay * by;
            crossed += ax * by - ay * bx;
            mirrored += ax * bx - ay * by;
            mirroredCrossed += ax * by + ay * bx;
        }
        var isMirrored = mirrored * mirrored + mirroredCrossed * mirroredCrossed > products * products + crossed * crossed;
        _sign = isMirrored ? -1 : 1;
        (_real, _imaginary) = squares > 0
            ? isMirrored ? (mirrored / squares, mirroredCrossed / squares) : (products / squares, crossed / squares)
            : (1, 0);
    }

    /// <summary>Where a point goes.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        var (ax, ay) = (x - _fromX, _sign * (y - _fromY));
        return (_toX + _real * ax - _imaginary * ay, _toY + _real * ay + _imaginary * ax);
    }
}
