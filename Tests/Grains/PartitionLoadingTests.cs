using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Tests.Grains;

/// <summary>What a partition takes in, and what it refuses.</summary>
public sealed class PartitionLoadingTests(OneSilo cluster) : PartitionTests(cluster)
{
    [Fact]
    public async Task Rows_need_a_load_that_was_begun()
    {
        var partition = NewPartition();
        await Assert.ThrowsAsync<PartitionLoadException>(() => partition.Load(Chunk(Model, 0, Rows)));
        await Assert.ThrowsAsync<PartitionLoadException>(partition.Seal);
    }

    [Fact]
    public async Task Chunks_in_any_order_and_twice_make_the_same_partition()
    {
        var partition = NewPartition();
        Assert.True(await partition.Begin(Descriptor(Model)));
        foreach (var (first, rows) in new[] { (30, 10), (5, 25), (0, 5), (30, 10), (3, 9), (40, 0), (12, 1) })
            await partition.Load(Chunk(Model, first, rows));
        await partition.Seal();
        await AssertAnswers(partition, Model);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(Rows - 1)]
    public async Task A_missing_row_is_named_and_can_still_be_sent(int missing)
    {
        var partition = NewPartition();
        await partition.Begin(Descriptor(Model));
        await partition.Load(Chunk(Model, 0, missing));
        await partition.Load(Chunk(Model, missing + 1, Rows - missing - 1));
        var error = await Assert.ThrowsAsync<PartitionLoadException>(partition.Seal);
        Assert.Equal($"Row {missing} of partition 0 never arrived.", error.Message);

        await partition.Load(Chunk(Model, missing, 1));
        await partition.Seal();
        await AssertAnswers(partition, Model);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(Rows, 1)]
    [InlineData(Rows - 1, 2)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(int.MinValue, 1)]
    public async Task Rows_outside_the_partition_are_refused(int firstRow, int rows)
    {
        var partition = NewPartition();
        await partition.Begin(Descriptor(Model));
        var chunk = Chunk(Model, 0, rows) with { FirstRow = firstRow };
        await Assert.ThrowsAsync<PartitionLoadException>(() => partition.Load(chunk));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(2 * 26 * 4 - 1)]
    [InlineData(2 * 26 * 4 + 4)]
    public async Task Bytes_that_do_not_fit_the_films_are_refused(int bytes)
    {
        var partition = NewPartition();
        await partition.Begin(Descriptor(Model));
        await Assert.ThrowsAsync<PartitionLoadException>(() => partition.Load(Chunk(Model, 0, 2) with { Embeddings = new byte[bytes] }));
    }

    [Fact]
    public async Task Invalid_values_are_refused_when_sealing()
    {
        var notAscending = Chunk(Model, 0, Rows);
        notAscending = notAscending with { Movies = notAscending.Movies.SetItem(7, Model.Catalogue[6]) };
        var notFinite = Chunk(Model, 0, Rows);
        BitConverter.GetBytes(float.NaN).CopyTo(notFinite.Embeddings, 4 * 100);
        foreach (var chunk in new[] { notAscending, notFinite })
        {
            var partition = NewPartition();
            await partition.Begin(Descriptor(Model));
            await partition.Load(chunk);
            var error = await Assert.ThrowsAsync<PartitionLoadException>(partition.Seal);
            Assert.StartsWith("Partition 0 holds invalid data: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_load_that_fails_leaves_what_was_sealed()
    {
        var partition = NewPartition();
        await Load(partition, Model);
        Assert.True(await partition.Begin(Descriptor(Model) with { Sha256 = new string('0', 64) }));
        await partition.Load(Chunk(TestModels.Random(Rows, seed: 2), 0, Rows));
        var error = await Assert.ThrowsAsync<PartitionLoadException>(partition.Seal);
        Assert.Equal("The checksum of partition 0 does not match.", error.Message);
        await AssertAnswers(partition, Model);
    }

    [Fact]
    public async Task A_sealed_partition_needs_no_second_load()
    {
        var partition = NewPartition();
        await Load(partition, Model);
        Assert.False(await partition.Begin(Descriptor(Model)));
        await AssertAnswers(partition, Model);
    }

    [Fact]
    public async Task Two_publishers_may_load_one_partition_together()
    {
        var partition = NewPartition();
        Assert.True(await partition.Begin(Descriptor(Model)));
        await partition.Load(Chunk(Model, 0, 25));
        Assert.True(await partition.Begin(Descriptor(Model)));
        await partition.Load(Chunk(Model, 0, 10));
        await partition.Load(Chunk(Model, 25, 15));
        await partition.Seal();
        await partition.Load(Chunk(Model, 10, 30));
        await partition.Seal();
        await AssertAnswers(partition, Model);
    }

    [Fact]
    public async Task Another_descriptor_discards_what_an_unfinished_load_left()
    {
        var partition = NewPartition();
        await partition.Begin(Descriptor(Model));
        await partition.Load(Chunk(Model, 0, Rows));
        await partition.Begin(Descriptor(TestModels.Random(Rows, seed: 2)));
        var error = await Assert.ThrowsAsync<PartitionLoadException>(partition.Seal);
        Assert.Equal("Row 0 of partition 0 never arrived.", error.Message);
    }
}
