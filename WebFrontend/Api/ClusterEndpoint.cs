using System.Text.Json.Serialization;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// <c>GET /cluster</c>: the silos, and the silo of each replica. Clients on this machine and those with the publish token see the
/// silos' addresses; others see <c>silo-1</c> and so on, numbered in the order of the addresses.
/// </summary>
internal static class ClusterEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/cluster", ReadMethods.All, Answer);

    private static IResult Answer(ClusterMonitor cluster, FrontendOptions options, HttpContext context)
    {
        if (cluster.Status is not { } status) return Problems.Unavailable(context, "The cluster does not answer; try again in a moment.");
        var names = Names(status.Silos, MaySeeAddresses(context, options));
        var answer = new ClusterResponse(
            cluster.IsRecent && status.Versions.Active is { } active && status.IsLoaded(active.Manifest),
            [.. status.Silos.Select(silo => names[silo])],
            [.. status.Versions.All.Where(version => version.IsComplete).Select(version => Describe(version, status))],
            [.. status.Replicas.Select(replica => new ReplicaResponse(
                replica.Key.Partition.Version, replica.Key.Partition.Partition, replica.Key.Replica,
                replica.Silo is { } silo ? names.GetValueOrDefault(silo) : null, replica.IsLoaded, replica.Error))]);
        return TaggedResult.Json(answer, ApiJson.Readable.ClusterResponse);
    }

    private static VersionResponse Describe(ModelVersion version, ClusterStatus status) => new(
        version.Manifest.Version, version.IsActive, version.Manifest.Partitions.Length, version.Manifest.Replicas,
        status.Of(version.Manifest).Count(replica => replica.IsLoaded));

    private static bool MaySeeAddresses(HttpContext context, FrontendOptions options) =>
        LocalCaller.Is(context) || options.PublishToken is { } token && PublishToken.IsGiven(context.Request, token);

    private static Dictionary<SiloAddress, string> Names(IEnumerable<SiloAddress> silos, bool addresses) => silos.Order()
        .Select((silo, index) => (Silo: silo, Name: addresses ? silo.Endpoint.ToString() : $"silo-{index + 1}"))
        .ToDictionary(named => named.Silo, named => named.Name);
}

/// <summary>Response of <c>GET /cluster</c>.</summary>
/// <param name="Healthy">Whether every replica of the active version was loaded a few seconds ago.</param>
/// <param name="Silos">The silos, by address or by name.</param>
/// <param name="Versions">The model versions that silos hold or load.</param>
/// <param name="Replicas">Each of their replicas.</param>
internal sealed record ClusterResponse(
    bool Healthy, IReadOnlyList<string> Silos, IReadOnlyList<VersionResponse> Versions, IReadOnlyList<ReplicaResponse> Replicas);

/// <summary>A model version in the cluster.</summary>
/// <param name="Version">The version.</param>
/// <param name="Active">Whether it answers queries.</param>
/// <param name="Partitions">Number of partitions.</param>
/// <param name="Replicas">Number of replicas of each.</param>
/// <param name="Loaded">How many of partitions × replicas are loaded.</param>
internal sealed record VersionResponse(string Version, bool Active, int Partitions, int Replicas, int Loaded);

/// <summary>One replica of a partition.</summary>
/// <param name="Version">The model version.</param>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Replica">The replica, from 0.</param>
/// <param name="Silo">The silo that it is on, or null if it does not answer.</param>
/// <param name="Loaded">Whether it holds its rows.</param>
/// <param name="Error">Why its rows cannot be used; left out if nothing is wrong with them.</param>
internal sealed record ReplicaResponse(
    string Version,
    int Partition,
    int Replica,
    string? Silo,
    bool Loaded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error);
