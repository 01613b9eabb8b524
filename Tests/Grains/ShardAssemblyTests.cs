using System.Runtime.InteropServices;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Tests.Grains;

/// <summary>What a partition takes in, and what it refuses.</summary>
public sealed class ShardAssemblyTests
{
    private const int Rows = 40;

    private static readonly SimilarityModel Model = TestModels.Random(Rows, seed: 1);

    [Fact]
    public void Chunks_in_any_order_and_twice_make_the_same_partition()
    {
        var partition = new ShardAssembly(Descriptor(Model));
        foreach (var (first, rows) in new[] { (30, 10), (5, 25), (0, 5), (30, 10), (3, 9), (40, 0), (12, 1) })
            partition.Add(Chunk(Model, first, rows));
        AssertAnswers(partition.Complete(TestContext.Current.CancellationToken), Model);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(Rows - 1)]
    public void A_missing_row_is_named_and_can_still_be_sent(int missing)
    {
        var partition = new ShardAssembly(Descriptor(Model));
        partition.Add(Chunk(Model, 0, missing));
        partition.Add(Chunk(Model, missing + 1, Rows - missing - 1));
        var error = Assert.Throws<ModelLoadException>(() => partition.Complete(TestContext.Current.CancellationToken));
        Assert.Equal($"Row {missing} of partition 0 never arrived.", error.Message);

        partition.Add(Chunk(Model, missing, 1));
        AssertAnswers(partition.Complete(TestContext.Current.CancellationToken), Model);
    }

    [Fact]
    public void A_partition_may_have_more_bytes_than_a_span_counts()
    {
        const int dimensions = 1 << 16;
        const int rows = (1 << 13) + 1;
        // Of its 2 GiB hardly a page is ever touched.
        var descriptor = Descriptor(Model) with { Rows = rows, CollaborativeDimensions = dimensions - 1, ContentDimensions = 1 };
        var partition = new ShardAssembly(descriptor);
        foreach (var first in new[] { 0, rows - 1 })
            partition.Add(Chunk(Model, 0, 1) with { FirstRow = first, Embeddings = new byte[dimensions * sizeof(float)] });
        var error = Assert.Throws<ModelLoadException>(() => partition.Complete(TestContext.Current.CancellationToken));
        Assert.Equal("Row 1 of partition 0 never arrived.", error.Message);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(Rows, 1)]
    [InlineData(Rows - 1, 2)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(int.MinValue, 1)]
    public void Rows_outside_the_partition_are_refused(int firstRow, int rows)
    {
        var partition = new ShardAssembly(Descriptor(Model));
        var chunk = Chunk(Model, 0, rows) with { FirstRow = firstRow };
        Assert.Throws<ModelLoadException>(() => partition.Add(chunk));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(2 * 26 * 4 - 1)]
    [InlineData(2 * 26 * 4 + 4)]
    public void Bytes_that_do_not_fit_the_films_are_refused(int bytes)
    {
        var partition = new ShardAssembly(Descriptor(Model));
        Assert.Throws<ModelLoadException>(() => partition.Add(Chunk(Model, 0, 2) with { Embeddings = new byte[bytes] }));
    }

    [Fact]
    public void Invalid_values_are_refused_when_sealing()
    {
        var notAscending = Chunk(Model, 0, Rows);
        notAscending = notAscending with { MovieIds = notAscending.MovieIds.SetItem(7, Model.Catalogue[6].Id) };
        var notFinite = Chunk(Model, 0, Rows);
        BitConverter.GetBytes(float.NaN).CopyTo(notFinite.Embeddings, 4 * 100);
        foreach (var chunk in new[] { notAscending, notFinite })
        {
            var partition = new ShardAssembly(Descriptor(Model));
            partition.Add(chunk);
            var error = Assert.Throws<ModelLoadException>(() => partition.Complete(TestContext.Current.CancellationToken));
            Assert.StartsWith("Partition 0 holds invalid data: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rows_of_another_model_are_refused_by_their_checksum()
    {
        var assembly = new ShardAssembly(Descriptor(Model));
        assembly.Add(Chunk(TestModels.Random(Rows, seed: 2), 0, Rows));
        var error = Assert.Throws<ModelLoadException>(() => assembly.Complete(TestContext.Current.CancellationToken));
        Assert.Equal("The checksum of partition 0 does not match.", error.Message);
    }

    [Fact]
    public void Rows_without_attributes_are_refused_with_the_advice_to_publish_again()
    {
        var error = Assert.Throws<ModelLoadException>(() => new ShardAssembly(Descriptor(Model)).Add(Chunk(Model, 0, Rows) with { Attributes = null! }));
        Assert.Equal("The rows of partition 0 lack what filters need; publish the model again.", error.Message);
    }

    [Fact]
    public void Genres_come_out_as_they_were_wherever_the_rows_were_cut()
    {
        var model = TestModels.With(Model, movie => movie with { Genres = [.. new[] { "Comedy", "Drama", "War" }.Take(movie.Id / 10 % 4)], Year = 1900 + movie.Id % 90 });
        var partition = new ShardAssembly(Descriptor(model));
        foreach (var (first, rows) in new[] { (30, 10), (17, 13), (0, 17) }) partition.Add(Chunk(model, first, rows));
        var loaded = partition.Complete(TestContext.Current.CancellationToken).Shard;
        var filter = new MovieFilter { AllGenres = ["Drama"], YearFrom = 1930 };
        foreach (var movie in model.Catalogue)
        {
            var query = model.Shard.Embed(new SimilarityQuery(movie.Id, Rows) { Filter = filter });
            Assert.Equal(model.FindSimilar(query.Query), loaded.FindNearest(query, TestContext.Current.CancellationToken));
        }
    }

    private static void AssertAnswers(LoadedPartition partition, SimilarityModel model)
    {
        foreach (var movie in model.Catalogue)
        {
            var query = model.Shard.Embed(new SimilarityQuery(movie.Id, SimilarityModel.DefaultCount));
            Assert.Equal(model.FindSimilar(movie.Id), partition.Shard.FindNearest(query));
        }
    }

    private static PartitionDescriptor Descriptor(SimilarityModel model) => new(
        0, 10, model.Shard.Count, TestModels.CollaborativeDimensions, TestModels.ContentDimensions, PartitionChecksum.Compute(model.Shard));

    private static ShardChunk Chunk(SimilarityModel model, int first, int rows)
    {
        var attributes = model.Shard.Attributes!.Slice(first, rows).Trim();
        return new ShardChunk(
            first,
            [.. model.Catalogue.Skip(first).Take(rows).Select(movie => movie.Id)],
            MemoryMarshal.AsBytes(model.Shard.Embeddings.Slice(first, rows).Values.Span).ToArray(),
            MemoryMarshal.AsBytes(attributes.Rows.Span).ToArray(),
            attributes.GenreSets);
    }
}
