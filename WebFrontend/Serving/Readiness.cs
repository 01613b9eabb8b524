using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Tells whether queries can be answered.</summary>
internal sealed class Readiness(ModelSnapshotProvider models, ClusterMonitor cluster)
{
    /// <summary>Why queries cannot be answered now, as a sentence, or null where they can.</summary>
    public string? WhyNotReady() => (models.Current, cluster.Status) switch
    {
        (null, null) => "The cluster has not been reached yet; try again in a moment.",
        (null, { Replicas.Length: 0 }) => "No model has been published yet; 'trainer publish' does it.",
        (null, _) => "The model is still being loaded; try again in a moment.",
        _ when cluster.IsSilent => "The cluster does not answer; try again in a moment.",
        var (model, status) when Lacks(status, model.Manifest) => "A part of the model cannot be reached; try again in a moment.",
        _ => null,
    };

    /// <summary>
    /// Whether a status says that a part of the active model is out of reach. A status in which another model is active is older than
    /// the activation, which waits for all parts.
    /// </summary>
    internal static bool Lacks(ClusterStatus? status, ModelManifest active) =>
        status?.Versions.Active?.Manifest.IsCutLike(active) is true && !status.CanAnswer(active);
}
