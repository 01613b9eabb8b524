using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Models;

namespace MovieSimilarity.Grains.Publishing;

/// <summary>
/// Publishes a model to the only silo there is, in the process that read it: the silo shares the model's memory, and nothing
/// is stored, since storage in memory would only lose it together with the silo.
/// </summary>
public sealed class LocalModelPublisher
{
    private readonly ModelPublisher _publisher;
    private readonly LocalRows _rows;

    internal LocalModelPublisher(ModelPublisher publisher, LocalRows rows) => (_publisher, _rows) = (publisher, rows);

    /// <inheritdoc cref="ModelPublisher.PublishAsync(SimilarityModel, int, int, CancellationToken)"/>
    public async Task<Activation> PublishAsync(
        SimilarityModel model, int partitions, int replicas, CancellationToken cancellationToken = default)
    {
        var activation = await _publisher.PublishAsync(
            model,
            partitions,
            replicas,
            manifest =>
            {
                _rows.Lend(model, manifest);
                return Task.CompletedTask;
            },
            cancellationToken);
        // If this fails, the process ends; until then its silo may still look for the rows.
        _rows.Withdraw();
        return activation;
    }
}
