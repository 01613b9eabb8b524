using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.WebFrontend.Hosting;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Publishing;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>
/// <c>GET /cluster</c>: which silos there are and where each replica is. Callers on this machine and those with the publish token see
/// the silos' addresses; others see <c>silo-1</c> and so on, numbered in the order of the addresses.
/// </summary>
internal static class ClusterEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/cluster", ReadMethods.All, Answer);

    private static IResult Answer(ClusterHealth health, FrontendOptions options, HttpContext context)
    {
        if (health.Status is not { } status) return Problems.Unavailable(context, "The cluster does not answer; try again in a moment.");
        var names = Names(status.Silos, MaySeeAddresses(context, options));
        var answer = new ClusterAnswer(
            health.IsRecent && status.Versions.Active is { } active && status.IsLoaded(active.Manifest),
            [.. status.Silos.Select(silo => names[silo])],
            [.. status.Versions.All.Where(version => version.IsComplete).Select(version => Describe(version, status))],
            [.. status.Replicas.Select(replica => new ReplicaAnswer(
                replica.Key.Partition.Version, replica.Key.Partition.Partition, replica.Key.Replica,
                replica.Silo is { } silo ? names.GetValueOrDefault(silo) : null, replica.IsLoaded, replica.Error))]);
        return TypedResults.Json(answer, FrontendJson.Readable.ClusterAnswer);
    }

    private static VersionAnswer Describe(ModelVersion version, ClusterStatus status) => new(
        version.Manifest.Version, version.IsActive, version.Manifest.Partitions.Length, version.Manifest.Replicas,
        status.Of(version.Manifest).Count(replica => replica.IsLoaded));

    private static bool MaySeeAddresses(HttpContext context, FrontendOptions options) =>
        LocalCaller.Is(context) || options.PublishToken is { } token && PublishToken.IsGiven(context.Request, token);

    private static Dictionary<SiloAddress, string> Names(IEnumerable<SiloAddress> silos, bool addresses) => silos.Order()
        .Select((silo, index) => (Silo: silo, Name: addresses ? silo.Endpoint.ToString() : $"silo-{index + 1}"))
        .ToDictionary(named => named.Silo, named => named.Name);
}
