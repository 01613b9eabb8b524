using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend;

/// <summary>The options from the command line.</summary>
internal sealed record FrontendOptions
{
    /// <summary>More partitions would only add messages to every query.</summary>
    public const int MaxPartitions = 256;

    /// <summary>A processor searches this many films in a fraction of a millisecond. Distributing fewer takes longer than it saves.</summary>
    public const int FilmsPerPartition = 200_000;

    /// <summary>Each partition costs every query one more call. With two replicas of each, this gives work to up to six silos.</summary>
    public const int ClusterPartitions = 3;

    /// <summary>Each replica takes memory for a copy of its partition. More silos than this hardly ever fail at once.</summary>
    public const int MaxReplicas = 8;

    /// <summary>One silo may fail, and every query is still answered.</summary>
    public const int ClusterReplicas = 2;

    /// <summary>A response may take 8 kB: 64 MB in all, enough for the films of nearly all queries.</summary>
    public const int DefaultResultCache = 8192;

    /// <summary>8 GB in all; for more distinct queries, run more frontends.</summary>
    public const int MaxResultCache = 1_000_000;

    /// <summary>
    /// At most 170 MB for clients that do not read their responses of usual length, 450 MB with the longest ones. A service with more clients at a time has a proxy in front, which needs
    /// few connections.
    /// </summary>
    public const int DefaultMaxConnections = 1024;

    /// <summary>For more, limits of the operating system would have to be raised, too.</summary>
    public const int LargestMaxConnections = 100_000;

    /// <summary>The cluster to be a client of; null to hold everything in this process.</summary>
    public ClusterAddress? Cluster { get; init; }

    /// <summary>The model file to serve in one process; null for the bundled sample's.</summary>
    public string? Model { get; init; }

    /// <summary>The number of partition grains that a model is cut into, 1 to 256; null to derive it from the number of films.</summary>
    public int? Partitions { get; init; }

    /// <summary>The number of replicas of each partition, 1 to 8.</summary>
    public int Replicas { get; init; } = DefaultReplicasIn(null);

    /// <summary>Addresses to listen on, separated by semicolons; null for the configured ones.</summary>
    public string? Urls { get; init; }

    /// <summary>Additional addresses to listen on, for HTTP/2 without TLS, separated by semicolons; null for none.</summary>
    public string? Http2Urls { get; init; }

    /// <summary>How many responses of usual length to cache, 0 to 1,000,000.</summary>
    public int ResultCache { get; init; } = DefaultResultCache;

    /// <summary>How many connections clients may have at a time, 1 to 100,000.</summary>
    public int MaxConnections { get; init; } = DefaultMaxConnections;

    /// <summary>Whether to show Orleans' dashboard to clients on this machine.</summary>
    public bool Dashboard { get; init; }

    /// <summary>The token that publishers must present; null if publishing is off.</summary>
    public string? PublishToken { get; init; }

    /// <summary>Where posters of films are; none by default.</summary>
    public PosterAddress Posters { get; init; } = PosterAddress.None;

    /// <summary>The bundled sample's model.</summary>
    public static string SampleModel => Path.Combine(AppContext.BaseDirectory, "sample.model");

    /// <summary>The number of partition grains that a model is cut into; in one process at most one for each processor.</summary>
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
        if (Http2Urls is not null && ListeningUrls.FindInvalidWithoutTls(Http2Urls) is { Count: > 0 } unusable)
        {
            yield return "--http2-urls takes addresses such as http://localhost:5002 or http://*:5002 (https:// has HTTP/2 by itself, under --urls), "
                + $"not '{string.Join("', '", unusable)}'.";
        }
        if (ListeningUrls.FindPorts(Urls ?? "").Intersect(ListeningUrls.FindPorts(Http2Urls ?? "")).ToArray() is [var shared, ..])
            yield return $"--urls and --http2-urls name the same port, {shared}; each needs its own.";
        if (Cluster is not null && Model is not null)
        {
            yield return $"A cluster (--cluster or {ClusterOption.Variable}) serves what is published to it, and --model is for one process; "
                + $"publish with: trainer publish {Model}";
        }
    }
}
