namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>How a run goes.</summary>
/// <param name="Rate">Queries a second.</param>
/// <param name="Least">How long it takes at least: a step waits until the cluster has recovered from the one before.</param>
internal sealed record FailoverOptions(int Rate, TimeSpan Least)
{
    /// <summary>How long the cluster may take to recover.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A step takes two minutes at most: so long a publication tries by itself.</summary>
    private static readonly TimeSpan StepPatience = TimeSpan.FromMinutes(2);

    /// <summary>The longest that a run of so many steps can take.</summary>
    public TimeSpan Longest(int steps) => Least + steps * (Patience + StepPatience);
}
