using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Models;
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

    public Task<ModelManifest> PublishAsync(SimilarityModel model, int partitions) => new ModelPublisher(Grains).PublishAsync(model, partitions);

    public async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindSimilarAsync(string version, int[] movieIds, int count, Scoring scoring)
    {
        var coordinator = Grains.GetGrain<ICoordinatorGrain>(ICoordinatorGrain.Key);
        return (await coordinator.FindSimilar(new SimilarRequest(version, [.. movieIds], count, scoring))).Lists;
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
