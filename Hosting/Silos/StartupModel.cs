using MovieSimilarity.Models;

namespace MovieSimilarity.Hosting.Silos;

/// <summary>The model that a process starts with: read while its host is built, then published into the grains.</summary>
/// <param name="reading">Reads and verifies the model, which has at least one film.</param>
/// <param name="partitions">How many partitions to cut a model into, 1 or more.</param>
/// <param name="replicas">The number of replicas of each partition, 1 or more.</param>
public sealed class StartupModel(Task<SimilarityModel> reading, Func<SimilarityModel, int> partitions, int replicas)
{
    private readonly TaskCompletionSource _published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<SimilarityModel>? _reading = reading;

    /// <summary>Completes once the model is the active one. If it cannot be published, the process stops instead.</summary>
    public Task Published => _published.Task;

    /// <summary>The number of replicas of each partition.</summary>
    internal int Replicas => replicas;

    /// <summary>The model, and how many partitions to cut it into.</summary>
    internal async Task<(SimilarityModel Model, int Partitions)> ReadAsync()
    {
        var model = await _reading!;
        return (model, partitions(model));
    }

    /// <summary>Releases the model, since from now on the grains hold the rows.</summary>
    internal void CompletePublication()
    {
        _reading = null;
        _published.SetResult();
    }
}
