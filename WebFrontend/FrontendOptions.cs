using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.CommandLine;

namespace MovieSimilarity.WebFrontend;

/// <summary>The options from the command line.</summary>
internal sealed record FrontendOptions
{
    /// <summary>More would only add messages to every query.</summary>
    public const int MaxPartitions = 256;

    /// <summary>Films that a processor searches in a fraction of a millisecond: to share fewer out takes longer than it saves.</summary>
    public const int FilmsPerPartition = 200_000;

    /// <summary>Each costs every query one more call; with two replicas of each, this gives work to up to six silos.</summary>
    public const int ClusterPartitions = 3;

    /// <summary>Memory for one more copy each; beyond that, silos die too rarely at once.</summary>
    public const int MaxReplicas = 8;

    /// <summary>One silo may be lost without an answer missing.</summary>
    public const int ClusterReplicas = 2;

    /// <summary>Each may take 8 kB: 64 MB, for the films that nearly all ask about.</summary>
    public const int DefaultResultCache = 8192;

    /// <summary>8 GB; for more distinct queries, run more frontends.</summary>
    public const int MaxResultCache = 1_000_000;

    /// <summary>
    /// At most 170 MB for callers that do not read what they asked for; who has more callers at a time has a proxy in front, which
    /// needs a few connections for all of them.
    /// </summary>
    public const int DefaultMaxConnections = 1024;

    /// <summary>More would need other limits of the system, too.</summary>
    public const int LargestMaxConnections = 100_000;

    /// <summary>The cluster to be a client of; null to hold everything in this process.</summary>
    public ClusterAddress? Cluster { get; init; }

    /// <summary>The model file to serve in one process; null for the bundled sample's.</summary>
    public string? Model { get; init; }

    /// <summary>How many partition grains to cut a model into, 1 to 256; null to leave it to the number of films.</summary>
    public int? Partitions { get; init; }

    /// <summary>How many copies of each partition to keep, 1 to 8.</summary>
    public int Replicas { get; init; } = DefaultReplicasIn(null);

    /// <summary>Addresses to listen on, separated by semicolons; null for the configured ones.</summary>
    public string? Urls { get; init; }

    /// <summary>Addresses to listen on for HTTP/2 without TLS besides, separated by semicolons; null for none.</summary>
    public string? Http2Urls { get; init; }

    /// <summary>How many answers of usual length to keep, 0 to 1,000,000.</summary>
    public int ResultCache { get; init; } = DefaultResultCache;

    /// <summary>How many connections callers may have at a time, 1 to 100,000.</summary>
    public int MaxConnections { get; init; } = DefaultMaxConnections;

    /// <summary>Whether to show Orleans' dashboard to callers on this machine.</summary>
    public bool Dashboard { get; init; }

    /// <summary>The token that publishers must present; null if publishing is off.</summary>
    public string? PublishToken { get; init; }

    /// <summary>The bundled sample's model.</summary>
    public static string SampleModel => Path.Combine(AppContext.BaseDirectory, "sample.model");

    /// <summary>How many partition grains to cut a model into; in one process at most one a processor, so that one query uses all.</summary>
    /// <param name="films">Films in the model.</param>
    public int PartitionsFor(int films) => Partitions ?? (Cluster is null
        ? Math.Clamp(films / FilmsPerPartition, 1, Math.Min(Environment.ProcessorCount, MaxPartitions))
        : ClusterPartitions);

    /// <summary>Default of <see cref="Replicas"/>.</summary>
    public static int DefaultReplicasIn(ClusterAddress? cluster) => cluster is null ? 1 : ClusterReplicas;

    /// <summary>The errors in the options, one sentence each; empty if there are none.</summary>
    public IEnumerable<string> FindErrors()
    {
        if (Urls is not null && ListeningUrls.FindInvalid(Urls) is { Count: > 0 } invalid)
        {
            yield return "--urls takes addresses such as http://localhost:5001, http://192.168.0.7:5001 or http://*:5001, "
                + $"not '{string.Join("', '", invalid)}'.";
        }
        if (Http2Urls is not null && FindInvalidHttp2Urls(Http2Urls) is { Count: > 0 } unusable)
        {
            yield return "--http2-urls takes addresses such as http://localhost:5002 or http://*:5002 (https:// has HTTP/2 by itself, under --urls), "
                + $"not '{string.Join("', '", unusable)}'.";
        }
        if (Cluster is not null && Model is not null)
        {
            yield return $"A cluster (--cluster or {ClusterOption.Variable}) serves what is published to it, and --model is for one process; "
                + $"publish with: trainer publish {Model}";
        }
    }

    private static IReadOnlyList<string> FindInvalidHttp2Urls(string urls) =>
        [.. urls.Split(';').Where(url => !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || ListeningUrls.FindInvalid(url).Count > 0)];
}
