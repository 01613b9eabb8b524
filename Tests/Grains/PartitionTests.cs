using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Grains;

/// <summary>A model of one partition, in a cluster.</summary>
public abstract class PartitionTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    protected const int Rows = 40;

    protected SimilarityModel Model { get; } = TestModels.Random(Rows, seed: 1);

    protected IPartitionGrain Partition(string version) =>
        cluster.Grains.GetGrain<IPartitionGrain>(new ReplicaKey(new PartitionKey(version, 0, 1), 0).ToString());

    protected async Task<IPartitionGrain> LoadAsync(SimilarityModel model)
    {
        await cluster.PublishAsync(model, partitions: 1);
        return Partition(model.Version);
    }

    protected static NearestRequest Request(SimilarityModel model, int movieId)
    {
        var query = model.Shard.Embed(new SimilarityQuery(movieId, SimilarityModel.DefaultCount));
        return new NearestRequest([query.Query], [query.Vector.ToArray()]);
    }
}
