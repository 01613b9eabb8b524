using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.Silos;
using MovieSimilarity.Hosting.Storage;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Grains.Clusters;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace MovieSimilarity.Tests.Grains;

/// <summary>A cluster of silos in this process, talked to through a client as a frontend would.</summary>
public abstract class SiloCluster(short silos) : IAsyncLifetime
{
    private readonly Dictionary<string, PartitionLayout> _layouts = [];
    private InProcessTestCluster? _cluster;

    public IClusterClient Grains => _cluster!.Client;

    /// <summary>The silos that run.</summary>
    public IReadOnlyList<SiloAddress> Silos => [.. _cluster!.Silos.Select(silo => silo.SiloAddress)];

    /// <summary>A service of each silo.</summary>
    public IEnumerable<T> Services<T>()
        where T : notnull => _cluster!.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<T>());

    public IModelGrain Models => Grains.GetGrain<IModelGrain>(IModelGrain.Key);

    public IReplicaManagerGrain Replicas => Grains.GetGrain<IReplicaManagerGrain>(IReplicaManagerGrain.Key);

    public ModelPublisher Publisher => new(Grains, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
#pragma warning disable ORLEANSEXP003 // The product's grain directory, not one made for tests.
        builder.Options.UseDistributedGrainDirectory = true;
#pragma warning restore ORLEANSEXP003
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configure<ClusterMembershipOptions>(FailureDetection.Apply);
            Configure(silo);
            silo.AddMovieSimilarity();
        });
        builder.ConfigureClient(client => client
            .Configure<GatewayOptions>(ClientConnection.Apply)
            .Configure<ClientMessagingOptions>(MessagingLimits.Apply)
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ClusterWatch.Patience));
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

    public async Task<ModelManifest> PublishAsync(SimilarityModel model, int partitions, int replicas = 1)
    {
        await Publisher.PublishAsync(model, partitions, replicas);
        var manifest = (await Models.GetVersions()).All.Last(version =>
            version.Manifest.Version == model.Version && version.Manifest.Partitions.Length == Math.Min(partitions, model.Catalogue.Count)).Manifest;
        lock (_layouts) _layouts[model.Version] = manifest.Layout;
        return manifest;
    }

    public async Task<string?> ActiveVersionAsync() => (await Models.GetVersions()).Active?.Manifest.Version;

    public Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindSimilarAsync(string version, int[] movieIds, int count, Scoring scoring) =>
        FindSimilarAsync(version, [.. movieIds.Select(id => new SimilarityQuery(id, count, scoring))]);

    public async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindSimilarAsync(string version, SimilarityQuery[] queries)
    {
        var coordinator = Grains.GetGrain<ICoordinatorGrain>(ICoordinatorGrain.Key);
        return (await coordinator.FindSimilar(new SimilarRequest(LayoutOf(version), [.. queries]))).Lists;
    }

    public PartitionLayout LayoutOf(string version)
    {
        lock (_layouts) return _layouts[version];
    }

    public async Task<SiloAddress> StartSiloAsync() => (await _cluster!.StartAdditionalSiloAsync()).SiloAddress;

    public Task StopSiloAsync(SiloAddress silo) => _cluster!.StopSiloAsync(_cluster.GetSiloForAddress(silo)!);

    /// <summary>Ends silos all at once, without handing over anything.</summary>
    public Task KillSilosAsync(params IEnumerable<SiloAddress> silos) =>
        Task.WhenAll(silos.Select(_cluster!.GetSiloForAddress).ToArray().Select(silo => _cluster.KillSiloAsync(silo!)));

    /// <summary>Starts silos where none is left.</summary>
    public async Task StartAgainAsync()
    {
        await _cluster!.StartSilosAsync(silos);
        await _cluster.InitializeClientAsync();
    }

    /// <summary>Gives a silo its storage, and what else is wanted.</summary>
    protected virtual void Configure(ISiloBuilder silo) => silo.AddMemoryStorage();
}

/// <summary>A cluster of one.</summary>
public sealed class OneSilo() : SiloCluster(1);

/// <summary>A cluster of two.</summary>
public sealed class TwoSilos() : SiloCluster(2);

/// <summary>A cluster of three.</summary>
public sealed class ThreeSilos() : SiloCluster(3);

/// <summary>A cluster of four.</summary>
public sealed class FourSilos() : SiloCluster(4);
