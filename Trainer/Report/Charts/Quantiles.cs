namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>A distribution in three or five numbers, drawn as a box or as a bar with a dot.</summary>
internal sealed record Quantiles(double P10, double LowerQuartile, double Median, double UpperQuartile, double P90)
{
    public IReadOnlyList<double> Ascending => [P10, LowerQuartile, Median, UpperQuartile, P90];

    /// <summary>Of numbers in ascending order; linearly interpolated between neighbours. All zeros where there are none.</summary>
    public static Quantiles Of(IReadOnlyList<int> ascending) =>
        new(At(ascending, 0.10), At(ascending, 0.25), At(ascending, 0.50), At(ascending, 0.75), At(ascending, 0.90));

    private static double At(IReadOnlyList<int> ascending, double share)
    {
        if (ascending.Count == 0) return 0;
        var position = share * (ascending.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }
}
