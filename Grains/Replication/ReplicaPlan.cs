using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Replication;

/// <summary>
/// Where the replicas of one model version should be: on silos that run, replicas of a partition apart, as many on one silo as
/// on any other (give or take one), and otherwise where they are, since a move costs a transfer of rows.
/// </summary>
internal sealed class ReplicaPlan
{
    private readonly Dictionary<ReplicaKey, SiloAddress> _targets = [];
    private readonly Dictionary<SiloAddress, int> _counts;

    private ReplicaPlan(IReadOnlyList<SiloAddress> silos) => _counts = silos.ToDictionary(silo => silo, _ => 0);

    /// <param name="manifest">The version.</param>
    /// <param name="current">Where replicas are, as far as known.</param>
    /// <param name="silos">The silos that run, one or more.</param>
    /// <returns>For each replica its silo.</returns>
    public static IReadOnlyDictionary<ReplicaKey, SiloAddress> Make(
        ModelManifest manifest, IReadOnlyDictionary<ReplicaKey, SiloAddress> current, IReadOnlyList<SiloAddress> silos)
    {
        var plan = new ReplicaPlan(silos);
        var keys = ReplicasOf(manifest).ToArray();
        foreach (var key in keys)
        {
            if (current.TryGetValue(key, out var silo) && plan._counts.ContainsKey(silo) && !plan.HasSibling(key, silo)) plan.Put(key, silo);
        }
        foreach (var key in keys.Where(key => !plan._targets.ContainsKey(key))) plan.Put(key, plan.BestFor(key));
        plan.Balance();
        return plan._targets;
    }

    /// <summary>All replicas of a version.</summary>
    public static IEnumerable<ReplicaKey> ReplicasOf(ModelManifest manifest) =>
        from partition in manifest.Partitions
        from replica in Enumerable.Range(0, manifest.Replicas)
        select new ReplicaKey(manifest.Key(partition.Index), replica);

    /// <summary>The emptiest silo without another replica of the same partition; any other where all have one.</summary>
    private SiloAddress BestFor(ReplicaKey key) =>
        _counts.OrderBy(silo => HasSibling(key, silo.Key)).ThenBy(silo => silo.Value).ThenBy(silo => silo.Key).First().Key;

    private void Balance()
    {
        while (_counts.MaxBy(silo => silo.Value) is var fullest
            && _counts.MinBy(silo => silo.Value) is var emptiest
            && fullest.Value - emptiest.Value > 1
            && Movable(fullest.Key, emptiest.Key) is { } key)
        {
            _counts[fullest.Key]--;
            Put(key, emptiest.Key);
        }
    }

    private ReplicaKey? Movable(SiloAddress from, SiloAddress to) => _targets
        .Where(target => target.Value.Equals(from) && !HasSibling(target.Key, to))
        .Select(target => (ReplicaKey?)target.Key)
        .FirstOrDefault();

    private void Put(ReplicaKey key, SiloAddress silo)
    {
        _targets[key] = silo;
        _counts[silo]++;
    }

    private bool HasSibling(ReplicaKey key, SiloAddress silo) =>
        _targets.Any(target => target.Key.Partition == key.Partition && target.Key != key && target.Value.Equals(silo));
}
