using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary><c>GET /cluster</c>: which silos there are and where each replica is.</summary>
internal static class ClusterEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/cluster", ReadMethods.All, Answer);

    private static IResult Answer(ClusterHealth health, HttpContext context)
    {
        if (health.Status is not { } status) return Problems.Unavailable(context, "The cluster does not answer; try again in a moment.");
        var answer = new ClusterAnswer(
            health.IsRecent && status.Versions.Active is { } active && status.IsLoaded(active.Manifest),
            [.. status.Silos.Select(Name)],
            [.. status.Versions.All.Where(version => version.IsComplete).Select(version => Describe(version, status))],
            [.. status.Replicas.Select(replica => new ReplicaAnswer(
                replica.Key.Partition.Version, replica.Key.Partition.Partition, replica.Key.Replica,
                replica.Silo is { } silo ? Name(silo) : null, replica.IsLoaded, replica.Error))]);
        return TypedResults.Json(answer, FrontendJson.Readable.ClusterAnswer);
    }

    private static VersionAnswer Describe(ModelVersion version, ClusterStatus status) => new(
        version.Manifest.Version, version.IsActive, version.Manifest.Partitions.Length, version.Manifest.Replicas,
        status.Of(version.Manifest).Count(replica => replica.IsLoaded));

    private static string Name(SiloAddress silo) => silo.Endpoint.ToString();
}
