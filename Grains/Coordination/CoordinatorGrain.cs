using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;
using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Coordination;

/// <inheritdoc cref="ICoordinatorGrain"/>
/// <remarks>
/// The manifest it keeps is no state: a version is immutable, so what was true of it once stays true. Reentrant, so that
/// one activation serves many queries while each waits for its partitions.
/// </remarks>
[StatelessWorker, Reentrant]
internal sealed class CoordinatorGrain : Grain, ICoordinatorGrain
{
    private ModelManifest? _manifest;

    public async Task<RankedNeighbours> FindSimilar(SimilarRequest request, CancellationToken cancellationToken = default)
    {
        var manifest = await GetManifest(request.Version);
        try
        {
            return await FindSimilar(manifest, request, cancellationToken);
        }
        catch (PartitionNotLoadedException)
        {
            // The version may have been published anew in another number of partitions.
            _manifest = null;
            throw;
        }
    }

    private async Task<RankedNeighbours> FindSimilar(ModelManifest manifest, SimilarRequest request, CancellationToken cancellationToken)
    {
        var seeds = await GetSeeds(manifest, request.MovieIds);
        var nearest = new NearestRequest(seeds, request.Count, request.Scoring);
        var local = await Task.WhenAll(manifest.Partitions.Select(
            partition => Partition(manifest, partition.Index).FindNearest(nearest, cancellationToken)));
        var merged = new Neighbour[seeds.Length][];
        for (var i = 0; i < merged.Length; i++) merged[i] = RankedLists.Merge(local.Select(answer => answer.Lists[i]), request.Count);
        return new RankedNeighbours(merged);
    }

    private async Task<ModelManifest> GetManifest(string version)
    {
        if (_manifest?.Version == version) return _manifest;
        var active = await GrainFactory.GetGrain<IModelGrain>(IModelGrain.Key).GetActive();
        return active?.Version == version
            ? _manifest = active
            : throw new ModelVersionNotActiveException($"Model {version} is not active; {active?.Version ?? "none"} is.");
    }

    private async Task<ImmutableArray<SeedEmbedding>> GetSeeds(ModelManifest manifest, ImmutableArray<int> movieIds)
    {
        var owners = movieIds.Distinct().GroupBy(manifest.PartitionOf);
        var embeddings = await Task.WhenAll(owners.Select(owner => Partition(manifest, owner.Key).GetEmbeddings([.. owner])));
        var byId = embeddings.SelectMany(some => some).ToDictionary(seed => seed.MovieId);
        return [.. movieIds.Select(id => byId[id])];
    }

    private IPartitionGrain Partition(ModelManifest manifest, int index) =>
        GrainFactory.GetGrain<IPartitionGrain>(new PartitionKey(manifest.Version, index, manifest.Partitions.Length).ToString());
}
