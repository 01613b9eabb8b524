using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Publishing;

namespace MovieSimilarity.Hosting.Silos;

/// <summary>Publishes the model that a process was started with, once its silo runs; stops the process if that fails.</summary>
/// <param name="source">The model.</param>
/// <param name="publisher">Publishes models into the silo of this process.</param>
/// <param name="logger">Receives failures.</param>
internal sealed partial class ModelLoader(StartupModel source, LocalModelPublisher publisher, ILogger<ModelLoader> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var (model, partitions) = await source.ReadAsync();
            await publisher.PublishAsync(model, partitions, source.Replicas, stoppingToken);
            source.CompletePublication();
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e);
            // The host stops after an exception, but with exit code 0.
            Environment.ExitCode = 1;
            throw;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Critical, Message = "The model could not be loaded into the grains.")]
    private partial void LogFailed(Exception exception);
}
