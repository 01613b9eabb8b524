using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace MovieSimilarity.Grains.Storage;

/// <summary>The grain storage that a host must provide.</summary>
public static class ModelStorage
{
    /// <summary>Name of the storage.</summary>
    internal const string Name = "models";

    /// <summary>Makes a storage provider the grains' storage.</summary>
    /// <param name="silo">The silo's configuration.</param>
    /// <param name="provider">Finds the provider among the silo's services.</param>
    public static ISiloBuilder AddModelStorage(this ISiloBuilder silo, Func<IServiceProvider, IGrainStorage> provider)
    {
        silo.Services.AddKeyedSingleton<IGrainStorage>(Name, (services, _) => new TranslatingStorage(
            provider(services),
            services.GetRequiredService<IStorageServer>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<IStorageServer>>()));
        // Orleans logs every failure under this type's name, with a stack trace, even if there are many in a second.
        return silo.ConfigureLogging(log => log.AddFilter(typeof(TranslatingStorage).FullName, LogLevel.None));
    }
}

/// <summary>Properties of the storage that the grains depend on, whatever its server.</summary>
public sealed class ModelStorageOptions
{
    /// <summary>
    /// Whether the storage outlives the silos; true by default. If not, it only holds the rows in memory a second time, so they are removed
    /// from it as soon as replicas hold them.
    /// </summary>
    public bool IsDurable { get; set; } = true;
}
