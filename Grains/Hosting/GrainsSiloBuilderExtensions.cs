using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MovieSimilarity.Grains.Coordination;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Grains.Placement;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Grains.Replication;
using MovieSimilarity.Grains.Search;
using MovieSimilarity.Grains.Storage;

namespace MovieSimilarity.Grains.Hosting;

/// <summary>Registers the services that the grains need on every silo.</summary>
public static class GrainsSiloBuilderExtensions
{
    /// <summary>Adds it. The host adds a storage besides, by <see cref="ModelStorage.AddModelStorage"/>.</summary>
    public static ISiloBuilder AddMovieSimilarityGrains(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton<IStorageServer, SiloMemory>();
        silo.Services.AddSingleton<PartitionHosts>();
        silo.Services.AddSingleton<LocalRows>();
        silo.Services.AddSingleton<PartitionLoader>();
        silo.Services.AddSingleton<PartitionStore>();
        silo.Services.AddSingleton<CatalogueLoader>();
        silo.Services.AddSingleton<CatalogueStore>();
        silo.Services.AddSingleton<KnownVersions>();
        silo.Services.AddSingleton<LocalReplicas>();
        silo.Services.AddSingleton<ReplicaSelector>();
        silo.Services.AddSingleton<ReplicaCaller>();
        silo.Services.AddSingleton(_ => ScanPool.ForThisMachine());
        silo.Services.AddPlacementDirector<ReplicaPlacement, ReplicaPlacementDirector>();
        silo.Services.AddHostedService<ReplicaMonitor>();
        return silo.AddGrainService<PartitionHost>();
    }

    /// <summary>Adds a publisher for a process with the only silo of its cluster. Needs <see cref="ModelPublisher"/>.</summary>
    public static IServiceCollection AddLocalModelPublisher(this IServiceCollection services) => services.AddSingleton(provider =>
        new LocalModelPublisher(provider.GetRequiredService<ModelPublisher>(), provider.GetRequiredService<LocalRows>()));
}
