using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Silo.Clustering;
using MovieSimilarity.Silo.Hosting;
using Orleans.TestingHost;

namespace MovieSimilarity.Tests.Grains;

/// <summary>A cluster of silos in this process, talked to through a client as a frontend would.</summary>
public abstract class SiloCluster(short silos) : IAsyncLifetime
{
    private readonly Dictionary<string, PartitionLayout> _layouts = [];
    private TestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    public async ValueTask InitializeAsync()
    {
        var builder = new TestClusterBuilder(silos);
        builder.AddSiloBuilderConfigurator<Configurator>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.StopAllSilosAsync();
            await _cluster.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }

    public TestCluster Silos => _cluster!;

    public IModelGrain Models => Grains.GetGrain<IModelGrain>(IModelGrain.Key);

    public ModelPublisher Publisher => new(Grains, TimeProvider.System);

    public async Task<ModelManifest> PublishAsync(SimilarityModel model, int partitions, int replicas = 1)
    {
        await Publisher.PublishAsync(model, partitions, replicas);
        var manifest = (await Models.GetVersions()).All.Last(version =>
            version.Manifest.Version == model.Version && version.Manifest.Partitions.Length == Math.Min(partitions, model.Catalogue.Count)).Manifest;
        lock (_layouts) _layouts[model.Version] = manifest.Layout;
        return manifest;
    }

    public async Task<string?> ActiveVersionAsync() => (await Models.GetVersions()).Active?.Manifest.Version;

    public async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindSimilarAsync(string version, int[] movieIds, int count, Scoring scoring)
    {
        var coordinator = Grains.GetGrain<ICoordinatorGrain>(ICoordinatorGrain.Key);
        return (await coordinator.FindSimilar(new SimilarRequest(LayoutOf(version), [.. movieIds], count, scoring))).Lists;
    }

    public PartitionLayout LayoutOf(string version)
    {
        lock (_layouts) return _layouts[version];
    }

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddMemoryStorage().AddMovieSimilarity();
    }
}

/// <summary>A cluster of one.</summary>
public sealed class OneSilo() : SiloCluster(1);

/// <summary>A cluster of two.</summary>
public sealed class TwoSilos() : SiloCluster(2);
