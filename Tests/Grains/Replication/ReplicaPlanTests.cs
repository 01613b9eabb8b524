using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Replication;

namespace MovieSimilarity.Tests.Grains.Replication;

/// <summary>What holds for the places of replicas, whatever happened before.</summary>
public sealed class ReplicaPlanTests
{
    private const int Situations = 2000;

    [Fact]
    public void Every_replica_gets_a_silo_that_runs()
    {
        foreach (var situation in ReplicaSituation.Random(Situations, seed: 1))
        {
            var plan = situation.Plan();
            Assert.Equal(ReplicaPlan.ReplicasOf(situation.Manifest).Order(Comparer), plan.Keys.Order(Comparer));
            Assert.All(plan.Values, silo => Assert.Contains(silo, situation.Silos));
        }
    }

    [Fact]
    public void Silos_carry_the_same_give_or_take_one()
    {
        foreach (var situation in ReplicaSituation.Random(Situations, seed: 2))
        {
            var counts = Counts(situation, situation.Plan());
            Assert.True(counts.Max() - counts.Min() <= 1, $"{string.Join(' ', counts)} from {situation}");
        }
    }

    [Fact]
    public void Replicas_of_a_partition_are_apart_where_there_are_enough_silos()
    {
        foreach (var situation in ReplicaSituation.Random(Situations, seed: 3).Where(situation => situation.CanBeApart))
        {
            foreach (var partition in situation.Plan().GroupBy(replica => replica.Key.Partition))
                Assert.True(partition.DistinctBy(replica => replica.Value).Count() == situation.Manifest.Replicas, $"{partition.Key} in {situation}");
        }
    }

    [Fact]
    public void With_fewer_silos_than_replicas_every_silo_has_every_partition()
    {
        foreach (var situation in ReplicaSituation.Random(Situations, seed: 4).Where(situation => !situation.CanBeApart))
        {
            foreach (var partition in situation.Plan().GroupBy(replica => replica.Key.Partition))
                Assert.True(partition.DistinctBy(replica => replica.Value).Count() == situation.Silos.Count, $"{partition.Key} in {situation}");
        }
    }

    [Fact]
    public void What_is_in_its_place_stays_there()
    {
        foreach (var situation in ReplicaSituation.Random(Situations, seed: 5).Where(situation => situation.CanBeApart))
        {
            var settled = situation.Settled();
            Assert.Empty(Moved(settled, settled.Plan()));
        }
    }

    [Fact]
    public void The_plan_is_the_same_on_every_silo_that_makes_it()
    {
        foreach (var situation in ReplicaSituation.Random(Situations / 10, seed: 6)) Assert.Equal(situation.Plan(), situation.Plan());
    }

    [Theory]
    [InlineData(2, 6, 1)]
    [InlineData(3, 6, 2)]
    [InlineData(4, 6, 2)]
    [InlineData(4, 16, 3)]
    [InlineData(8, 16, 2)]
    public void After_a_death_only_the_lost_replicas_move(int silos, int partitions, int replicas)
    {
        var settled = ReplicaSituation.Empty(silos, partitions, replicas).Settled();
        foreach (var dead in settled.Silos)
        {
            var after = settled with { Silos = [.. settled.Silos.Where(silo => !silo.Equals(dead))] };
            var lost = settled.Current.Where(replica => replica.Value.Equals(dead)).Select(replica => replica.Key);
            Assert.Equal(lost.Order(Comparer), Moved(after, after.Plan()).Order(Comparer));
        }
    }

    [Fact]
    public void A_silo_that_joins_gets_its_share_and_nothing_else_moves()
    {
        foreach (var situation in ReplicaSituation.Random(Situations, seed: 7).Where(situation => situation.CanBeApart))
        {
            var joining = ReplicaSituation.Silo(100);
            var after = situation.Settled() with { Silos = [.. situation.Silos, joining] };
            var plan = after.Plan();
            var moved = Moved(after, plan);
            Assert.All(moved, key => Assert.Equal(joining, plan[key]));
            Assert.Equal(after.Total / after.Silos.Count, moved.Count);
        }
    }

    [Fact]
    public void A_silo_that_comes_back_at_once_takes_the_place_of_its_former_self()
    {
        var settled = ReplicaSituation.Empty(silos: 3, partitions: 6, replicas: 2).Settled();
        var restarted = SiloAddress.New(settled.Silos[0].Endpoint, gen: 2);
        var after = settled with { Silos = [restarted, .. settled.Silos.Skip(1)] };
        Assert.Equal(settled.Current.Count(replica => replica.Value.Equals(settled.Silos[0])), Moved(after, after.Plan()).Count);
    }

    private static Comparer<ReplicaKey> Comparer { get; } = Comparer<ReplicaKey>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static int[] Counts(ReplicaSituation situation, IReadOnlyDictionary<ReplicaKey, SiloAddress> plan) =>
        [.. situation.Silos.Select(silo => plan.Values.Count(silo.Equals))];

    private static List<ReplicaKey> Moved(ReplicaSituation situation, IReadOnlyDictionary<ReplicaKey, SiloAddress> plan) =>
        [.. plan.Where(replica => !replica.Value.Equals(situation.Current.GetValueOrDefault(replica.Key))).Select(replica => replica.Key)];
}
