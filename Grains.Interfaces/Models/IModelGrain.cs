using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>Knows the model versions and which of them answers queries. One grain a cluster, key <see cref="Key"/>.</summary>
/// <remarks>
/// The life of a version: <see cref="Stage"/>, rows into the storage, <see cref="Complete"/>, replicas load and verify them,
/// <see cref="Activate"/>. The version before stays, so that it can be activated again; older ones are dropped.
/// </remarks>
[Alias("MovieSimilarity.Model")]
public interface IModelGrain : IGrainWithIntegerKey
{
    /// <summary>The only key in use.</summary>
    const long Key = 0;

    /// <summary>All versions; at once, also while a change is being stored.</summary>
    [Alias("GetVersions"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<ModelVersions> GetVersions();

    /// <summary>Announces a version whose rows are about to be stored. Repeatable.</summary>
    /// <param name="manifest">The version.</param>
    /// <param name="publication">The publication that stores them.</param>
    /// <exception cref="ModelStorageException">
    /// There is no room for the rows; or the change was not confirmed by the storage, and may have been made or not.
    /// </exception>
    [Alias("Stage")]
    Task Stage(ModelManifest manifest, Publication publication);

    /// <summary>Declares that all rows of a staged version are stored, so that replicas may load them. Repeatable.</summary>
    /// <exception cref="ModelVersionUnknownException">The version is not known.</exception>
    /// <exception cref="ModelStorageException">The change was not confirmed by the storage: it may have been made or not.</exception>
    [Alias("Complete")]
    Task Complete(ModelManifest manifest);

    /// <summary>Makes a version whose replicas are loaded the active one, in one step.</summary>
    /// <exception cref="ModelVersionUnknownException">The version is not known, or its rows are not complete.</exception>
    /// <exception cref="ModelStorageException">The change was not confirmed by the storage: it may have been made or not.</exception>
    [Alias("Activate")]
    Task<Activation> Activate(ModelManifest manifest);

    /// <summary>
    /// Forgets what a publication that failed has staged and stored. Does nothing to a version that was ever active, or that another
    /// publication has staged since.
    /// </summary>
    /// <param name="manifest">The version.</param>
    /// <param name="publication">The publication that failed.</param>
    /// <exception cref="ModelStorageException">The storage failed, and some of it may be left.</exception>
    [Alias("Discard"), ResponseTimeout("00:00:30")]
    Task Discard(ModelManifest manifest, Publication publication);

    /// <summary>Forgets a version that does not answer queries, rows included: it cannot be activated again.</summary>
    /// <exception cref="ModelVersionUnknownException">The version is not known.</exception>
    /// <exception cref="ModelVersionActiveException">The version answers queries.</exception>
    /// <exception cref="ModelStorageException">The storage failed, and some of the version may be left. Asking again is safe.</exception>
    [Alias("Remove"), ResponseTimeout("00:02:00")]
    Task Remove(string version);

    /// <summary>Forgets versions that are no longer needed, rows included; see <see cref="ModelVersions"/> for what is left.</summary>
    [Alias("Prune")]
    Task Prune();
}

/// <summary>The cluster does not hold the model version named, or not all of it.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelVersionUnknownException")]
public sealed class ModelVersionUnknownException(string message) : Exception(message);

/// <summary>The model version named answers queries, so it cannot be removed.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelVersionActiveException")]
public sealed class ModelVersionActiveException(string message) : Exception(message);

/// <summary>The outcome of an activation.</summary>
/// <param name="Version">The version that is active now.</param>
/// <param name="Previous">The one that was before, if any; the same where nothing changed.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.Activation")]
public sealed record Activation([property: Id(0)] string Version, [property: Id(1)] string? Previous)
{
    /// <summary>Whether another version was active before.</summary>
    public bool HasChanged => Version != Previous;
}
