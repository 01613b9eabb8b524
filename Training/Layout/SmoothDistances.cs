namespace MovieSimilarity.Training.Layout;

/// <summary>
/// How surely each of a film's neighbours belongs to it: exp(−(d − ρ) / σ), where ρ is the distance of the nearest film that is not equal, and σ is
/// such that k neighbours count as log₂ k (McInnes, Healy and Melville, "UMAP", 2018, section 3.1). So films in dense and in sparse
/// regions have equally strong neighbours.
/// </summary>
internal static class SmoothDistances
{
    /// <summary>Halvings of the interval around σ: more than a double resolves.</summary>
    private const int MostHalvings = 64;

    /// <summary>Relative to log₂ k, which is near 4.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>σ is at least this share of the mean distance, so that neighbours at one distance do not vanish together. As in UMAP.</summary>
    private const double LeastScale = 1e-3;

    /// <summary>Shorter distances are those of equal embeddings: scores are rounded to nine decimals.</summary>
    private const double Zero = 1e-8;

    /// <summary>The strengths of a film's neighbours, 0 to 1.</summary>
    /// <param name="distances">Their distances, ascending, 0 or more.</param>
    public static double[] Strengths(double[] distances)
    {
        if (distances.Length == 0) return [];
        var nearest = distances.FirstOrDefault(distance => distance > Zero);
        var scale = Math.Max(Scale(distances, nearest), LeastScale * distances.Average());
        return Array.ConvertAll(distances, distance => Strength(distance, nearest, scale));
    }

    private static double Scale(double[] distances, double nearest)
    {
        var target = Math.Log2(distances.Length);
        var (low, high, scale) = (0.0, double.PositiveInfinity, 1.0);
        for (var halving = 0; halving < MostHalvings; halving++)
        {
            var sum = 0.0;
            foreach (var distance in distances) sum += Strength(distance, nearest, scale);
            if (Math.Abs(sum - target) < Tolerance) break;
            if (sum > target) high = scale;
            else low = scale;
            scale = double.IsInfinity(high) ? 2 * scale : (low + high) / 2;
        }
        return scale;
    }

    private static double Strength(double distance, double nearest, double scale) =>
        distance <= nearest || scale <= 0 ? 1 : Math.Exp(-(distance - nearest) / scale);
}
