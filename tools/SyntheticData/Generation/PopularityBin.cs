using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Neighbours of about equal standing, taken as one.</summary>
internal sealed class PopularityBin
{
    // Bins this much wider than the rank at which they begin: a few hundred do for any size.
    private const double Growth = 0.05;
    private const int Halvings = 44;
    private const double LeastLog = -60, MostLog = 60;

    // A movie attracts some users more than others, log-normally about; three points of Gauss and Hermite's stand for all.
    private const double TasteSpread = 1.7;
    private static readonly (double Pull, double Share)[] Tastes = TastesOf(TasteSpread);

    public required int Start { get; init; }

    public required int Count { get; init; }

    /// <summary>Mean of the members' ratings.</summary>
    public required double Value { get; init; }

    /// <summary>The members' weight, or number of draws.</summary>
    public double Rate { get; set; }

    /// <summary>Bins of values in descending order.</summary>
    public static PopularityBin[] Group(double[] descending)
    {
        var bins = new List<PopularityBin>();
        for (var start = 0; start < descending.Length;)
        {
            var count = Math.Min(1 + (int)(start * Growth), descending.Length - start);
            bins.Add(new PopularityBin { Start = start, Count = count, Value = Mean(descending.AsSpan(start, count)) });
            start += count;
        }
        return [.. bins];
    }

    /// <summary>The rate at which one meets so many of the others: Σ count (1 − exp(−rate × other's rate × taste)) = value.</summary>
    public static double Solve(double value, PopularityBin[] others)
    {
        var (low, high) = (LeastLog, MostLog);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Met(PortableMath.Exp(middle), others) < value) low = middle;
            else high = middle;
        }
        return PortableMath.Exp(low);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    private static double Met(double rate, PopularityBin[] others)
    {
        var met = 0.0;
        foreach (var other in others)
        {
            foreach (var (pull, share) in Tastes) met += other.Count * share * (1 - PortableMath.Exp(-rate * other.Rate * pull));
        }
        return met;
    }

    private static (double Pull, double Share)[] TastesOf(double spread)
    {
        const double outer = 1.0 / 6, middle = 2.0 / 3;
        var step = PortableMath.Exp(spread * Math.Sqrt(3));
        var mean = outer / step + middle + outer * step;
        return [(1 / step / mean, outer), (1 / mean, middle), (step / mean, outer)];
    }
}
