using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MovieSimilarity.Grains.Coordination;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Grains.Replication;
using MovieSimilarity.Grains.Search;

namespace MovieSimilarity.Grains.Hosting;

/// <summary>What the grains need on every silo.</summary>
public static class GrainsSiloBuilderExtensions
{
    /// <summary>Adds it. The host provides the storage <see cref="Models.ModelStorage.Name"/> besides.</summary>
    public static ISiloBuilder AddMovieSimilarityGrains(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<PartitionHosts>();
        silo.Services.AddSingleton<PartitionLoader>();
        silo.Services.AddSingleton<PartitionStore>();
        silo.Services.AddSingleton<LocalReplicas>();
        silo.Services.AddSingleton<ReplicaSelector>();
        silo.Services.AddSingleton<ReplicaCaller>();
        silo.Services.AddSingleton(_ => ScanPool.ForThisMachine());
        silo.Services.AddPlacementDirector<ReplicaPlacement, ReplicaPlacementDirector>();
        silo.Services.AddHostedService<ReplicaMonitor>();
        return silo.AddGrainService<PartitionHost>();
    }
}
