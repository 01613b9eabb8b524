using MovieSimilarity.Grains.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Placement;

namespace MovieSimilarity.Tests.Grains.Coordination;

public sealed class ReplicaSelectorTests
{
    private const int Replicas = 3;
    private const int Draws = 200;

    private static readonly PartitionKey Partition = new("version", 0, 2);

    private readonly ManualTime _time = new();
    private readonly LocalReplicas _local = new();
    private readonly ReplicaSelector _selector;

    public ReplicaSelectorTests() => _selector = new ReplicaSelector(_local, _time);

    [Fact]
    public void Without_a_reason_to_prefer_one_all_are_asked() => Assert.Equal([0, 1, 2], Selected());

    [Fact]
    public void A_replica_on_this_silo_is_asked_first()
    {
        _local.Add(Replica(1), activation: null!);
        Assert.Equal([1], Selected());
        _local.Remove(Replica(1), activation: null!);
        Assert.Equal([0, 1, 2], Selected());
    }

    [Fact]
    public void One_that_failed_just_now_is_asked_last_though_it_is_local()
    {
        _local.Add(Replica(1), activation: null!);
        _selector.Suspect(Replica(1));
        Assert.Equal([0, 2], Selected());
        _selector.Suspect(Replica(0));
        Assert.Equal([2], Selected());
    }

    [Fact]
    public void Among_suspects_the_local_one_is_asked()
    {
        foreach (var replica in Enumerable.Range(0, Replicas)) _selector.Suspect(Replica(replica));
        _local.Add(Replica(2), activation: null!);
        Assert.Equal([2], Selected());
    }

    [Fact]
    public void Suspicion_ends()
    {
        _selector.Suspect(Replica(0));
        _time.Advance(TimeSpan.FromSeconds(1.999));
        Assert.Equal([1, 2], Selected());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([0, 1, 2], Selected());
    }

    [Fact]
    public void Suspicion_is_renewed_by_another_failure()
    {
        _selector.Suspect(Replica(0));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        _selector.Suspect(Replica(0));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal([1, 2], Selected());
    }

    [Fact]
    public void Other_partitions_replicas_are_not_suspected_along()
    {
        var other = new PartitionKey("version", 1, 2);
        _selector.Suspect(new ReplicaKey(other, 0));
        Assert.Equal([0, 1, 2], Selected());
    }

    [Fact]
    public void One_that_was_asked_already_is_asked_again_only_when_all_were()
    {
        _local.Add(Replica(0), activation: null!);
        _selector.Suspect(Replica(2));
        Assert.Equal([1], Selected(Replica(0)));
        Assert.Equal([2], Selected(Replica(0), Replica(1)));
        Assert.Equal([0], Selected(Replica(0), Replica(1), Replica(2)));
        Assert.Equal([1], Selected(Replica(0), Replica(1), Replica(2), Replica(0)));
    }

    private static ReplicaKey Replica(int number) => new(Partition, number);

    /// <summary>All that come up in many draws.</summary>
    private IEnumerable<int> Selected(params ReplicaKey[] tried) =>
        Enumerable.Range(0, Draws).Select(_ => _selector.Select(Partition, Replicas, tried).Replica).Distinct().Order();
}
