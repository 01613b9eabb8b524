using System.Net;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Replication;

namespace MovieSimilarity.Tests.Grains.Replication;

/// <summary>A model version on some silos.</summary>
/// <param name="Manifest">The version.</param>
/// <param name="Silos">The silos that run.</param>
/// <param name="Current">Where replicas are known to be.</param>
internal sealed record ReplicaSituation(
    ModelManifest Manifest, IReadOnlyList<SiloAddress> Silos, IReadOnlyDictionary<ReplicaKey, SiloAddress> Current)
{
    private const int MostSilos = 8;
    private const int MostPartitions = 16;
    private const int MostReplicas = 4;

    public int Total => Manifest.Partitions.Length * Manifest.Replicas;

    public bool CanBeApart => Silos.Count >= Manifest.Replicas;

    public IReadOnlyDictionary<ReplicaKey, SiloAddress> Plan() => ReplicaPlan.Make(Manifest, Current, Silos);

    public static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Loopback, 11111 + number, 1);

    public static ModelManifest Manifested(int partitions, int replicas) => new(
        "version", [.. Enumerable.Range(0, partitions).Select(index => new PartitionDescriptor(index, 10 * index, 10, 3, 2, "checksum"))], "{}", replicas);

    /// <summary>Silos without any replica yet.</summary>
    public static ReplicaSituation Empty(int silos, int partitions, int replicas) => new(
        Manifested(partitions, replicas), [.. Enumerable.Range(0, silos).Select(Silo)], new Dictionary<ReplicaKey, SiloAddress>());

    /// <summary>Replicas in their planned places.</summary>
    public ReplicaSituation Settled() => this with { Current = Plan() };

    /// <summary>Anything: replicas piled up anywhere, on silos that are gone, or nowhere known.</summary>
    public static IEnumerable<ReplicaSituation> Random(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var empty = Empty(random.Next(1, MostSilos + 1), random.Next(1, MostPartitions + 1), random.Next(1, MostReplicas + 1));
            var current = new Dictionary<ReplicaKey, SiloAddress>();
            foreach (var key in ReplicaPlan.ReplicasOf(empty.Manifest))
            {
                if (random.Next(5) > 0) current.Add(key, Silo(random.Next(MostSilos + 1)));
            }
            yield return empty with { Current = current };
        }
    }

    public override string ToString() =>
        $"{Manifest.Partitions.Length} partitions × {Manifest.Replicas} on {Silos.Count}: "
        + string.Join(' ', Current.Select(replica => $"{replica.Key.Partition.Partition}/{replica.Key.Replica}@{replica.Value.Endpoint.Port - 11111}"));
}
