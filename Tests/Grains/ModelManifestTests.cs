using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Tests.Grains;

public sealed class ModelManifestTests
{
    private static readonly ModelManifest Manifest = Of(5, 10, 11, 500);

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(12, 2)]
    [InlineData(499, 2)]
    [InlineData(500, 3)]
    [InlineData(501, 3)]
    [InlineData(int.MaxValue, 3)]
    public void A_film_belongs_to_the_last_partition_that_begins_at_or_before_it(int movieId, int partition) =>
        Assert.Equal(partition, Manifest.Layout.PartitionOf(movieId));

    [Fact]
    public void One_partition_owns_every_film() =>
        Assert.All([int.MinValue, 1, 7, 8, int.MaxValue], movieId => Assert.Equal(0, Of(7).Layout.PartitionOf(movieId)));

    [Fact]
    public void Its_rows_are_those_of_its_partitions() => Assert.Equal(1 + 2 + 3 + 4, Manifest.Rows);

    [Fact]
    public void Partition_keys_tell_versions_partitions_and_numbers_of_partitions_apart()
    {
        Assert.Equal("abc/1-of-3", new PartitionKey("abc", 1, 3).ToString());
        string[] keys = [.. from version in new[] { "a", "b" } from count in Enumerable.Range(1, 12) from index in Enumerable.Range(0, count)
            select new PartitionKey(version, index, count).ToString()];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Replica_keys_are_read_as_they_are_written()
    {
        var key = new ReplicaKey(new PartitionKey("abc", 1, 3), 2);
        Assert.Equal("abc/1-of-3/2", key.ToString());
        Assert.Equal(key, ReplicaKey.Parse("abc/1-of-3/2"));
        Assert.All(["", "abc", "abc/1/2", "abc/1-of-3", "abc/1-of-3/2/4", "abc/x-of-3/0"], text => Assert.Throws<FormatException>(() => ReplicaKey.Parse(text)));
    }

    private static ModelManifest Of(params int[] firstMovieIds) => new(
        "version", [.. firstMovieIds.Select((id, index) => new PartitionDescriptor(index, id, index + 1, 3, 2, "checksum"))], "{}", Replicas: 1);
}
