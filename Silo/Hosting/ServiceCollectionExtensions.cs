using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Grains.Hosting;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Models;

namespace MovieSimilarity.Silo.Hosting;

/// <summary>Services that a host adds beside its silo.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Publishes a model into the grains as soon as the silo runs, the only one there is.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="model">The model, read and verified.</param>
    /// <param name="partitions">How many partitions to cut it into, 1 or more.</param>
    /// <param name="replicas">How many replicas of each partition to keep, 1 or more.</param>
    public static IServiceCollection AddStartupModel(this IServiceCollection services, SimilarityModel model, int partitions, int replicas) =>
        services.AddSingleton<ModelPublisher>().AddLocalModelPublisher().AddSingleton(new StartupModel(model, partitions, replicas)).AddHostedService<ModelLoader>();
}
