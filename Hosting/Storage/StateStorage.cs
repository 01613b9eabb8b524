using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Storage;
using MovieSimilarity.Hosting.Redis;
using Orleans.Configuration;
using Orleans.Persistence;
using Orleans.Serialization;
using Orleans.Storage;

namespace MovieSimilarity.Hosting.Storage;

/// <summary>
/// Where the grains' state is kept. It holds blocks of bytes, of about 1 MB: Orleans' binary format stores them as they are,
/// where its JSON, the providers' default, would make them a third larger and take far longer.
/// </summary>
public static class StateStorage
{
    /// <summary>Name of Orleans' provider, which the grains use through <see cref="ModelStorage"/>.</summary>
    private const string Provider = "state";

    /// <summary>Keeps state in the memory of the cluster's silos, until they stop.</summary>
    public static ISiloBuilder AddMemoryStorage(this ISiloBuilder silo) => silo
        .Configure<ModelStorageOptions>(storage => storage.IsDurable = false)
        .AddMemoryGrainStorage(
            Provider,
            provider => provider.Configure((MemoryGrainStorageOptions options, Serializer serializer) =>
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer)))
        .AddModelStorage(FindProvider);

    /// <summary>Keeps state in Redis.</summary>
    internal static ISiloBuilder AddRedisStorage(this ISiloBuilder silo, RedisAddress address)
    {
        silo.Services.AddSingleton(_ => new RedisStorage(address));
        silo.Services.AddSingleton<IStorageServer>(services => services.GetRequiredService<RedisStorage>());
        return silo
            // It logs every failure; the grains' storage logs each kind once.
            .ConfigureLogging(log => log.AddFilter(typeof(RedisGrainStorage).FullName, LogLevel.None))
            .AddRedisGrainStorage(Provider, provider => provider.Configure((RedisStorageOptions options, RedisStorage storage, Serializer serializer) =>
            {
                options.ConfigurationOptions = address.ConnectionOptions();
                options.CreateMultiplexer = async _ => (await storage.Connection.GetAsync(), IsShared: true);
                // Otherwise every chunk ever published would leave an empty entry behind, and a full Redis would refuse to write that.
                options.DeleteStateOnClear = true;
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            }))
            .AddModelStorage(FindProvider);
    }

    private static IGrainStorage FindProvider(IServiceProvider services) => services.GetRequiredKeyedService<IGrainStorage>(Provider);
}
