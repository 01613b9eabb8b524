using MovieSimilarity.Grains.Models;
using Orleans.Configuration;
using Orleans.Persistence;
using Orleans.Serialization;
using Orleans.Storage;
using StackExchange.Redis;

namespace MovieSimilarity.Silo.Clustering;

/// <summary>
/// Where the grains' state is kept. It holds blocks of bytes, of about 1 MB: Orleans' binary format stores them as they are,
/// where its JSON, the providers' default, would make them a third larger and take far longer.
/// </summary>
public static class StateStorage
{
    /// <summary>Keeps state in the memory of the cluster's silos, until they stop.</summary>
    public static ISiloBuilder AddMemoryStorage(this ISiloBuilder silo) => silo
        .Configure<ModelStorageOptions>(storage => storage.IsDurable = false)
        .AddMemoryGrainStorage(
            ModelStorage.Name,
            provider => provider.Configure((MemoryGrainStorageOptions options, Serializer serializer) =>
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer)));

    /// <summary>
    /// Keeps state in Redis, over a connection of its own: heartbeats of the membership must not queue behind megabytes.
    /// </summary>
    internal static ISiloBuilder AddRedisStorage(this ISiloBuilder silo, ConfigurationOptions redis) => silo.AddRedisGrainStorage(
        ModelStorage.Name,
        provider => provider.Configure((RedisStorageOptions options, Serializer serializer) =>
        {
            options.ConfigurationOptions = redis;
            // Otherwise every chunk ever published would leave an empty entry behind.
            options.DeleteStateOnClear = true;
            options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));
}
