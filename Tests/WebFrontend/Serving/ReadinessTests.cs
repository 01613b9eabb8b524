using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.Tests.WebFrontend.Serving;

/// <summary>When a frontend takes a part of its model for lost.</summary>
public sealed class ReadinessTests
{
    private static readonly ModelManifest _manifest = new(
        "abc", [new PartitionDescriptor(0, 1, 5, 2, 2, "first"), new PartitionDescriptor(1, 9, 5, 2, 2, "second")], "{}", Replicas: 1);

    [Fact]
    public void An_active_model_lacks_a_part_that_no_replica_holds() =>
        Assert.True(Readiness.Lacks(Status(isActive: true, loaded: [true, false]), _manifest));

    [Fact]
    public void An_active_model_whose_parts_are_all_held_lacks_none() =>
        Assert.False(Readiness.Lacks(Status(isActive: true, loaded: [true, true]), _manifest));

    /// <summary>A frontend just started was sometimes not ready for a second: its last status was that of the loading.</summary>
    [Fact]
    public void A_status_from_before_the_activation_tells_nothing() =>
        Assert.False(Readiness.Lacks(Status(isActive: false, loaded: [false, false]), _manifest));

    [Fact]
    public void No_status_tells_nothing() => Assert.False(Readiness.Lacks(null, _manifest));

    private static ClusterStatus Status(bool isActive, bool[] loaded)
    {
        var version = new ModelVersion(_manifest, DateTimeOffset.UnixEpoch)
        {
            IsComplete = true,
            Activated = isActive ? DateTimeOffset.UnixEpoch : null,
        };
        return new ClusterStatus([], new ModelVersions(1, [version]), [.. loaded.Select(Replica)]);
    }

    private static ReplicaStatus Replica(bool isLoaded, int partition) =>
        new(new ReplicaKey(_manifest.Key(partition), 0), SiloAddress.Zero, isLoaded, Error: null);
}
