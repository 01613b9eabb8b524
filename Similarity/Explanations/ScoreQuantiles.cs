namespace MovieSimilarity.Explanations;

/// <summary>How the scores of random pairs of films are distributed: the yardstick for "how close is that". Immutable.</summary>
public sealed class ScoreQuantiles
{
    private readonly ScoreQuantile[] _quantiles;

    /// <param name="quantiles">Quantiles, strictly ascending by their share; none if the model has a single film.</param>
    /// <exception cref="ArgumentException">Shares do not ascend within 0 to 1, or scores descend or are not finite.</exception>
    public ScoreQuantiles(IEnumerable<ScoreQuantile> quantiles)
    {
        _quantiles = [.. quantiles];
        for (var i = 0; i < _quantiles.Length; i++)
        {
            var (next, previous) = (_quantiles[i], i > 0 ? _quantiles[i - 1] : new ScoreQuantile(-1, double.MinValue, double.MinValue, double.MinValue));
            var ascends = next.Share > previous.Share && next.Ensemble >= previous.Ensemble && next.Collaborative >= previous.Collaborative && next.Content >= previous.Content;
            var isFinite = next.Share is >= 0 and <= 1 && double.IsFinite(next.Ensemble) && double.IsFinite(next.Collaborative) && double.IsFinite(next.Content);
            if (!ascends || !isFinite) throw new ArgumentException($"Quantile {i} of the scores does not ascend.");
        }
    }

    /// <summary>The quantiles, ascending.</summary>
    public IReadOnlyList<ScoreQuantile> Quantiles => _quantiles;

    /// <summary>The share of random pairs whose score is at most a score, 0 to 1; between two quantiles it is interpolated. 0 where there are none.</summary>
    /// <param name="score">The score.</param>
    /// <param name="kind">Which of the three scores it is, for example <c>quantile => quantile.Content</c>.</param>
    public double ShareBelow(double score, Func<ScoreQuantile, double> kind)
    {
        var above = Array.FindIndex(_quantiles, quantile => kind(quantile) > score);
        if (above == 0 || _quantiles.Length == 0) return 0;
        if (above < 0) return 1;
        var (low, high) = (_quantiles[above - 1], _quantiles[above]);
        return low.Share + (high.Share - low.Share) * (score - kind(low)) / (kind(high) - kind(low));
    }
}

/// <summary>Scores that a share of all random pairs does not exceed.</summary>
/// <param name="Share">The share, 0 to 1.</param>
/// <param name="Ensemble">The mean of both cosines that so many pairs do not exceed.</param>
/// <param name="Collaborative">Likewise the collaborative cosine.</param>
/// <param name="Content">Likewise the content cosine.</param>
public readonly record struct ScoreQuantile(double Share, double Ensemble, double Collaborative, double Content);
