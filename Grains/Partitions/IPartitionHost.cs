using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Shards;
using Orleans.Services;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>Calls between silos about the partitions and catalogues that they hold. Each silo has one.</summary>
[Alias("MovieSimilarity.PartitionHost")]
internal interface IPartitionHost : IGrainService
{
    /// <summary>The replicas that are on this silo.</summary>
    [Alias("GetReplicas"), ResponseTimeout("00:00:01")]
    Task<ImmutableArray<ReplicaKey>> GetReplicas();

    /// <summary>
    /// Ends activations of replicas that are active on other silos as well. They come about where two parts of a cluster do not know of
    /// each other for a while.
    /// </summary>
    [Alias("Deactivate"), ResponseTimeout("00:00:02")]
    Task Deactivate(ImmutableArray<ReplicaKey> replicas);

    /// <summary>Whether this silo holds a partition.</summary>
    [Alias("Holds"), ResponseTimeout("00:00:01")]
    Task<bool> Holds(PartitionKey key, PartitionDescriptor descriptor);

    /// <summary>A chunk of a partition, or null where this silo does not hold the partition.</summary>
    [Alias("GetChunk"), ResponseTimeout("00:00:10")]
    Task<ShardChunk?> GetChunk(PartitionKey key, PartitionDescriptor descriptor, int chunk);

    /// <summary>Starts to load a partition, so that a replica finds it when it moves here.</summary>
    /// <returns>Whether it is here already.</returns>
    [Alias("Prefetch"), ResponseTimeout("00:00:02")]
    Task<bool> Prefetch(PartitionKey key, PartitionDescriptor descriptor);

    /// <summary>Starts to load a catalogue, unless this silo holds it.</summary>
    /// <returns>Whether it is here already, and what the last try failed on where the catalogue is to blame.</returns>
    [Alias("OpenCatalogue"), ResponseTimeout("00:00:02")]
    Task<(bool IsLoaded, string? Error)> OpenCatalogue(CatalogueKey key, CatalogueDescriptor descriptor);

    /// <summary>Whether this silo holds a catalogue.</summary>
    [Alias("HoldsCatalogue"), ResponseTimeout("00:00:01")]
    Task<bool> HoldsCatalogue(CatalogueKey key, CatalogueDescriptor descriptor);

    /// <summary>A chunk of a catalogue, or null where this silo does not hold the catalogue.</summary>
    [Alias("GetCatalogueChunk"), ResponseTimeout("00:00:10")]
    Task<CatalogueChunk?> GetCatalogueChunk(CatalogueKey key, CatalogueDescriptor descriptor, int chunk);

    /// <summary>Remembers the model versions, in case that the storage loses them, unless it knows newer ones.</summary>
    [Alias("Remember"), ResponseTimeout("00:00:02")]
    Task Remember(ModelVersions versions);

    /// <summary>Drops all partitions and catalogues except these, unless the caller knows only older model versions than this silo.</summary>
    [Alias("KeepOnly.2"), ResponseTimeout("00:00:02")]
    Task KeepOnly(long revision, ImmutableArray<PartitionKey> partitions, ImmutableArray<CatalogueKey> catalogues);

    /// <summary>The newest model versions that this silo has received; null if it has received none.</summary>
    [Alias("Recall"), ResponseTimeout("00:00:02")]
    Task<ModelVersions?> Recall();
}
