using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;
using Orleans.Serialization;

namespace MovieSimilarity.Tests.Grains;

/// <summary>The bytes by which room is asked for.</summary>
[Collection(SiloClusters.Name)]
public sealed class ChunkBytesTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Theory]
    [InlineData("Heat", 0)]
    [InlineData("Cité des enfants perdus, La (City of Lost Children, The)", 3)]
    [InlineData("千と千尋の神隠し", 10)]
    public void No_model_takes_more_than_is_said_and_few_take_much_less(string title, int genres)
    {
        var plain = TestModels.Random(rows: 30_000, seed: 1);
        var movies = plain.Catalogue.Select(movie =>
            new Movie(movie.Id, title + movie.Id, 1999, [.. Enumerable.Range(0, genres).Select(genre => $"Genre {genre}")], int.MaxValue, 3.5));
        var model = new SimilarityModel(new MovieCatalogue(movies), plain.Shard.Embeddings, plain.Norms, plain.Provenance);
        var partition = new PartitionDescriptor(
            0, 10, plain.Catalogue.Count, TestModels.CollaborativeDimensions, TestModels.ContentDimensions, Sha256: "");
        var serializer = cluster.Services<Serializer>().Single();
        var stored = Enumerable.Range(0, partition.Chunks).Sum(chunk => (long)serializer.SerializeToArray(
            new ShardChunkState { Chunk = ShardCutter.Cut(partition, model.Catalogue, model.Shard.Embeddings, start: 0, chunk) }).Length);
        Assert.InRange(ChunkBytes.Of(model), stored, stored * 1.25);
    }
}
