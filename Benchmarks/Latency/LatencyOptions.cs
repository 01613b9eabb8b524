namespace MovieSimilarity.Benchmarks.Latency;

/// <summary>What to compare.</summary>
/// <param name="Requests">Timed queries to each system.</param>
/// <param name="Partitions">Partitions of a model in the clusters.</param>
/// <param name="Replicas">Replicas of each.</param>
internal sealed record LatencyOptions(int Requests, int Partitions, int Replicas)
{
    /// <summary>Queries before: enough for the processes to have compiled what they use, and optimised it.</summary>
    public const int WarmUp = 1000;
}
