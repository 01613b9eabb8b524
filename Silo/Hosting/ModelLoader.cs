using Microsoft.Extensions.Hosting;
using MovieSimilarity.Grains.Publishing;

namespace MovieSimilarity.Silo.Hosting;

/// <summary>Publishes the model that a process was started with, once its silo runs.</summary>
/// <param name="source">What to publish; emptied afterwards, since from then on the grains hold the rows.</param>
/// <param name="grains">The cluster.</param>
public sealed class ModelLoader(StartupModel source, IGrainFactory grains) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await new ModelPublisher(grains).PublishAsync(source.Model!, source.Partitions, stoppingToken);
        source.Model = null;
    }
}
