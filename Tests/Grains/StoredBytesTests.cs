using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Shards;
using Orleans.Serialization;

namespace MovieSimilarity.Tests.Grains;

/// <summary>The bytes by which room is asked for.</summary>
[Collection(SiloClusters.Name)]
public sealed class StoredBytesTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Theory]
    [InlineData("Heat", 0)]
    [InlineData("Cité des enfants perdus, La (City of Lost Children, The)", 3)]
    [InlineData("千と千尋の神隠し", 10)]
    public void No_model_takes_more_than_is_said(string title, int genres)
    {
        var model = TestModels.With(TestModels.Random(rows: 30_000, seed: 1), movie =>
            new Movie(movie.Id, title + movie.Id, 1999, [.. Enumerable.Range(movie.Id % 300, genres).Select(genre => $"Genre {genre}")], int.MaxValue, 3.5));
        var encoding = CatalogueEncoding.ToBytes(model.Catalogue);
        var partition = new PartitionDescriptor(
            0, 10, model.Catalogue.Count, TestModels.CollaborativeDimensions, TestModels.ContentDimensions, Sha256: "");
        var serializer = cluster.Services<Serializer>().Single();
        var rows = Enumerable.Range(0, partition.Chunks).Sum(chunk => (long)serializer.SerializeToArray(
            new ShardChunkState { Chunk = ShardCutter.Cut(partition, model.Shard, start: 0, chunk) }).Length);
        var films = CatalogueChunks.Cut(encoding).Sum(chunk => (long)serializer.SerializeToArray(new CatalogueChunkState { Chunk = chunk }).Length);

        var manifest = new ModelManifest("version", [partition], "{}", Replicas: 1) { Catalogue = CatalogueChunks.Describe(encoding) };
        Assert.InRange(manifest.StoredBytes, rows + films, 1.1 * rows + encoding.Length);
    }
}
