using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Replication;

/// <summary>
/// Where the replicas of one model version should be: on silos that run, replicas of a partition apart, as many on one silo as
/// on any other (give or take one), and otherwise where they are, since a move costs a transfer of rows.
/// </summary>
internal sealed class ReplicaPlan
{
    private readonly IReadOnlyDictionary<ReplicaKey, SiloAddress> _current;
    private readonly Dictionary<ReplicaKey, SiloAddress> _targets = [];
    private readonly Dictionary<PartitionKey, List<SiloAddress>> _holders = [];
    private readonly Dictionary<SiloAddress, int> _counts;

    private ReplicaPlan(IReadOnlyDictionary<ReplicaKey, SiloAddress> current, IReadOnlyList<SiloAddress> silos) =>
        (_current, _counts) = (current, silos.ToDictionary(silo => silo, _ => 0));

    /// <param name="manifest">The version.</param>
    /// <param name="current">Where replicas are, as far as known.</param>
    /// <param name="silos">The silos that run, one or more.</param>
    /// <returns>For each replica its silo.</returns>
    public static IReadOnlyDictionary<ReplicaKey, SiloAddress> Make(
        ModelManifest manifest, IReadOnlyDictionary<ReplicaKey, SiloAddress> current, IReadOnlyList<SiloAddress> silos)
    {
        var plan = new ReplicaPlan(current, silos);
        var keys = ReplicasOf(manifest).ToArray();
        foreach (var key in keys) plan._holders[key.Partition] = [];
        foreach (var key in keys)
        {
            if (current.TryGetValue(key, out var silo) && plan._counts.ContainsKey(silo) && plan.CountOn(silo, key) == 0) plan.Put(key, silo);
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

    /// <summary>
    /// The emptiest silo without another replica of the same partition, if there is one. Of several the one that has least in
    /// common with the silos of the other replicas: what a silo carried when it died then falls to many, not to one.
    /// </summary>
    private SiloAddress BestFor(ReplicaKey key) => _counts
        .OrderBy(silo => CountOn(silo.Key, key))
        .ThenBy(silo => silo.Value)
        .ThenBy(silo => InCommon(silo.Key, _holders[key.Partition]))
        .ThenBy(silo => silo.Key)
        .First().Key;

    private void Balance()
    {
        while (_counts.MaxBy(silo => silo.Value) is var fullest
            && _counts.MinBy(silo => silo.Value) is var emptiest
            && fullest.Value - emptiest.Value > 1)
        {
            var key = Movable(fullest.Key, emptiest.Key);
            _counts[fullest.Key]--;
            _holders[key.Partition].Remove(fullest.Key);
            Put(key, emptiest.Key);
        }
    }

    /// <summary>
    /// A replica of a partition that the fuller silo has more of, which there is since it has more in all: preferably one that
    /// is not there yet.
    /// </summary>
    private ReplicaKey Movable(SiloAddress from, SiloAddress to) => _targets
        .Where(target => target.Value.Equals(from) && CountOn(to, target.Key) < CountOn(from, target.Key))
        .MinBy(target => _current.TryGetValue(target.Key, out var silo) && silo.Equals(from)).Key;

    private void Put(ReplicaKey key, SiloAddress silo)
    {
        _targets[key] = silo;
        _holders[key.Partition].Add(silo);
        _counts[silo]++;
    }

    /// <summary>Replicas of the same partition on a silo.</summary>
    private int CountOn(SiloAddress silo, ReplicaKey key) => _holders[key.Partition].Count(silo.Equals);

    private int InCommon(SiloAddress silo, List<SiloAddress> others) =>
        _holders.Values.Where(holders => holders.Contains(silo)).Sum(holders => holders.Count(others.Contains));
}
