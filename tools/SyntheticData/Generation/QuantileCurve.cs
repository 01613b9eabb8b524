using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>A falling curve through known points, straight between them where both axes are logarithmic.</summary>
/// <param name="points">Share of the whole that lies above (0 to 1, ascending) and value there, both above 0.</param>
internal sealed class QuantileCurve(params (double Share, double Value)[] points)
{
    private readonly (double X, double Y)[] _points =
        Array.ConvertAll(points, point => (PortableMath.Log(point.Share), PortableMath.Log(point.Value)));

    /// <summary>The value at each of so many equally wide steps, greatest first.</summary>
    public double[] Sample(int count)
    {
        var values = new double[count];
        for (var rank = 0; rank < count; rank++) values[rank] = At((rank + 0.5) / count);
        return values;
    }

    private double At(double share)
    {
        var x = PortableMath.Log(share);
        var next = 1;
        while (next < _points.Length - 1 && _points[next].X < x) next++;
        var (left, right) = (_points[next - 1], _points[next]);
        var along = Math.Clamp((x - left.X) / (right.X - left.X), 0, 1);
        return PortableMath.Exp(left.Y + along * (right.Y - left.Y));
    }
}
