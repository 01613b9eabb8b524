using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Grains.Clusters;
using Orleans.Serialization;

namespace MovieSimilarity.Tests.Grains;

/// <summary>No message comes near the 100 MB at which Orleans closes a connection, and then sends the same message again.</summary>
[Collection(SiloClusters.Name)]
public sealed class MessageSizeTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    /// <summary>Films with the longest titles and genres, more than 100 MB of them.</summary>
    private const int Films = 26_000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(100, 100)]
    [InlineData(FusedEmbeddings.MaxDimensions, FusedEmbeddings.MaxDimensions)]
    public void A_chunk_of_rows_is_bounded_whatever_their_length(int collaborative, int content)
    {
        var descriptor = new PartitionDescriptor(0, 1, int.MaxValue, collaborative, content, "");
        var ids = Enumerable.Range(int.MaxValue - descriptor.RowsPerChunk, descriptor.RowsPerChunk);
        var rows = descriptor.RowsPerChunk;
        var chunk = new ShardChunk(0, [.. ids], new byte[rows * descriptor.Dimensions * sizeof(float)], new byte[rows * 20], LongestGenres(rows));
        Assert.InRange(Serialize(chunk), 1, 16 << 20);
    }

    /// <summary>Every film has other genres than all others, as many and as long ones as are allowed.</summary>
    private static ImmutableArray<ImmutableArray<string>> LongestGenres(int films) =>
        [.. Enumerable.Range(0, films).Select(film => Enumerable.Range(0, Movie.MaxGenres).Select(i => $"{film} {i} ".PadRight(Movie.MaxGenreBytes, 'x')).ToImmutableArray())];

    [Fact]
    public void A_chunk_of_a_catalogue_is_bounded_although_it_cannot_be_compressed()
    {
        var random = new byte[3 * CatalogueDescriptor.ChunkBytes + 1];
        new Random(1).NextBytes(random);
        var chunks = CatalogueChunks.Cut(random).ToArray();
        Assert.Equal(CatalogueChunks.Describe(random).Chunks, chunks.Length);
        Assert.All(chunks, chunk => Assert.InRange(Serialize(chunk), 1, CatalogueDescriptor.ChunkBytes + 1024));
    }

    [Fact]
    public void Chunks_of_usual_models_are_as_large_as_their_embeddings_allow() =>
        Assert.Equal((1 << 20) / 800, new PartitionDescriptor(0, 1, 100_000, 100, 100, "").RowsPerChunk);

    [Fact]
    public async Task A_model_of_the_longest_titles_is_published_and_read_back()
    {
        var films = Enumerable.Range(1, Films).Select(Longest).ToArray();
        var values = Enumerable.Repeat(1f, 2 * Films).ToArray();
        var model = new SimilarityModel(new MovieCatalogue(films), new FusedEmbeddings(values, 1, 1), new float[2 * Films], TestModels.Provenance(Films));
        var manifest = await cluster.PublishAsync(model, partitions: 1, replicas: 2);
        Assert.Equal(model.Version, await cluster.ActiveVersionAsync());
        Assert.InRange(manifest.Catalogue!.Bytes, 100 * CatalogueDescriptor.ChunkBytes, int.MaxValue);
        var read = await cluster.FetchCatalogueAsync(manifest);
        Assert.Equal(films.Select(film => film.Title), read.Catalogue.Select(film => film.Title));
    }

    [Fact]
    public async Task A_model_with_provenance_that_is_too_long_is_not_published()
    {
        var model = TestModels.Random(rows: 30, seed: 1);
        var provenance = model.Provenance with { TrainedBy = new string('x', Provenance.MaxBytes) };
        var refused = new SimilarityModel(model.Catalogue, model.Shard.Embeddings, model.Norms, provenance);
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.PublishAsync(refused, partitions: 1));
    }

    /// <summary>A film with texts of its own: a serializer writes one that it has met before as a reference.</summary>
    private static Movie Longest(int id) => new(
        int.MaxValue - Films - 100_000 + id,
        new string('長', Movie.MaxTitleBytes / 3) + (char)('a' + id % 26),
        int.MaxValue,
        [.. Enumerable.Range(0, Movie.MaxGenres).Select(_ => new string('長', Movie.MaxGenreBytes / 3) + 'x')],
        int.MaxValue,
        Math.PI);

    private static int Serialize<T>(T message)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        return services.GetRequiredService<Serializer>().SerializeToArray(message).Length;
    }
}
