namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>Answer of <c>GET /cluster</c>.</summary>
/// <param name="Healthy">Whether every replica of the active version is loaded.</param>
/// <param name="Silos">Addresses of the silos.</param>
/// <param name="Versions">The model versions.</param>
/// <param name="Replicas">Each of their replicas.</param>
internal sealed record ClusterState(
    bool Healthy, IReadOnlyList<string> Silos, IReadOnlyList<VersionState> Versions, IReadOnlyList<ReplicaState> Replicas)
{
    /// <summary>
    /// Whether all is as it should be: exactly these silos, this version active, all its replicas loaded, those of a partition
    /// apart, and on each silo as many as on any other, give or take one.
    /// </summary>
    public bool IsSettled(IReadOnlySet<string> silos, string version)
    {
        if (!Healthy || !silos.SetEquals(Silos) || Versions.FirstOrDefault(candidate => candidate.Active)?.Version != version) return false;
        var replicas = Replicas.Where(replica => replica.Version == version).ToArray();
        var perSilo = silos.Select(silo => replicas.Count(replica => replica.Silo == silo)).ToArray();
        return replicas.All(replica => replica.Loaded)
            && perSilo.Sum() == replicas.Length
            && perSilo.Max() - perSilo.Min() <= 1
            && replicas.GroupBy(replica => replica.Partition).All(partition => AreApart(partition, silos.Count));
    }

    private static bool AreApart(IEnumerable<ReplicaState> replicas, int silos)
    {
        var places = replicas.Select(replica => replica.Silo).ToArray();
        return places.Distinct().Count() == Math.Min(places.Length, silos);
    }
}

/// <summary>A model version in the cluster.</summary>
/// <param name="Version">The version.</param>
/// <param name="Active">Whether it answers queries.</param>
internal sealed record VersionState(string Version, bool Active);

/// <summary>One replica of a partition.</summary>
/// <param name="Version">The model version.</param>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Silo">Where it is, or null where it does not answer.</param>
/// <param name="Loaded">Whether it holds its rows.</param>
internal sealed record ReplicaState(string Version, int Partition, string? Silo, bool Loaded);
