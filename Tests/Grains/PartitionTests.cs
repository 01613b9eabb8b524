using System.Runtime.InteropServices;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Grains;

/// <summary>A model of one partition, to be loaded by hand.</summary>
public abstract class PartitionTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    protected const int Rows = 40;

    protected SimilarityModel Model { get; } = TestModels.Random(Rows, seed: 1);

    protected IPartitionGrain NewPartition() =>
        cluster.Grains.GetGrain<IPartitionGrain>(new PartitionKey(Guid.NewGuid().ToString("N"), 0, 1).ToString());

    protected static async Task Load(IPartitionGrain partition, SimilarityModel model)
    {
        Assert.True(await partition.Begin(Descriptor(model)));
        await partition.Load(Chunk(model, 0, model.Shard.Count));
        await partition.Seal();
    }

    protected static async Task AssertAnswers(IPartitionGrain partition, SimilarityModel model)
    {
        foreach (var movie in model.Catalogue)
        {
            var answer = Assert.Single((await partition.FindNearest(Request(model, movie.Id))).Lists);
            Assert.Equal(model.FindSimilar(movie.Id), answer);
        }
    }

    protected static NearestRequest Request(SimilarityModel model, int movieId)
    {
        var embedding = model.Shard.Embeddings.Row(movieId / 10 - 1).ToArray();
        return new NearestRequest([new SeedEmbedding(movieId, embedding)], SimilarityModel.DefaultCount, Scoring.Ensemble);
    }

    protected static PartitionDescriptor Descriptor(SimilarityModel model) => new(
        0, 10, model.Shard.Count, TestModels.CollaborativeDimensions, TestModels.ContentDimensions, PartitionChecksum.Compute(model.Shard));

    protected static ShardChunk Chunk(SimilarityModel model, int first, int rows) => new(
        first, [.. model.Catalogue.Skip(first).Take(rows)], MemoryMarshal.AsBytes(model.Shard.Embeddings.Slice(first, rows).Values.Span).ToArray());
}
