using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Grains.Hosting;
using MovieSimilarity.Grains.Publishing;

namespace MovieSimilarity.Hosting.Silos;

/// <summary>Services that a host adds beside its silo.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Publishes a model into the grains as soon as the silo runs. It must be the only silo of its cluster.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="model">The model, which may still be read while the host is built.</param>
    public static IServiceCollection AddStartupModel(this IServiceCollection services, StartupModel model) =>
        services.AddSingleton<ModelPublisher>().AddLocalModelPublisher().AddSingleton(model).AddHostedService<ModelLoader>();
}
