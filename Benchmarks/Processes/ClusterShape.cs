namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>How large a cluster is.</summary>
/// <param name="Silos">Number of silos.</param>
/// <param name="Partitions">Number of partitions of a model.</param>
/// <param name="Replicas">Number of replicas of each.</param>
internal sealed record ClusterShape(int Silos, int Partitions, int Replicas)
{
    /// <summary>For a report.</summary>
    public override string ToString() =>
        $"{Silos} {(Silos == 1 ? "silo" : "silos")}, {Partitions} {(Partitions == 1 ? "partition" : "partitions")} × {Replicas} {(Replicas == 1 ? "replica" : "replicas")}";
}
