using System.CommandLine;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>The options of the command line.</summary>
internal static class FrontendArguments
{
    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The model file to serve, in one process [default: the bundled sample's].",
    };

    private static readonly Option<int?> Partitions = NumberOption.CreateOptional(
        "--partitions",
        1,
        FrontendOptions.MaxPartitions,
        $"The number of partition grains that a model is cut into, 1 to {FrontendOptions.MaxPartitions} "
        + $"[default: one for each {FrontendOptions.FilmsPerPartition:N0} films, at most one per processor; in a cluster {FrontendOptions.ClusterPartitions}].");

    private static readonly Option<int?> Replicas = NumberOption.CreateOptional(
        "--replicas",
        1,
        FrontendOptions.MaxReplicas,
        $"The number of replicas of each partition, 1 to {FrontendOptions.MaxReplicas} [default: 1, in a cluster {FrontendOptions.ClusterReplicas}].");

    private static readonly Option<string?> Urls = new("--urls")
    {
        HelpName = "URLS",
        Description = "Addresses to listen on, separated by semicolons [default: http://localhost:5000].",
    };

    private static readonly Option<string?> Http2Urls = new("--http2-urls")
    {
        HelpName = "URLS",
        Description = "Additional addresses to listen on, for HTTP/2 without TLS only, such as http://localhost:5002 [default: none].",
    };

    private static readonly Option<int?> ResultCache = NumberOption.CreateOptional(
        "--result-cache",
        0,
        FrontendOptions.MaxResultCache,
        $"How many responses to cache in memory, about 6 kB each; 0 turns the cache off [default: {FrontendOptions.DefaultResultCache}].");

    private static readonly Option<int?> MaxConnections = NumberOption.CreateOptional(
        "--max-connections",
        1,
        FrontendOptions.LargestMaxConnections,
        "How many connections clients may have open at a time, each with up to 170 kB of memory (450 kB with answers of 1,000 films); the service closes further ones at once "
        + $"[default: {FrontendOptions.DefaultMaxConnections}].");

    private static readonly ClusterOption Cluster = new("The cluster whose silos hold the model [default: none, everything in this process]");

    private static readonly Option<string?> PublishTokenFile = new("--publish-token-file")
    {
        HelpName = "FILE",
        Description = "File with the token that publishers must present; without this option, the environment variable "
            + $"{PublishTokens.Variable} holds the token itself [default: none, and no publishing].",
    };

    private static readonly Option<string?> PosterTemplate = new("--posters")
    {
        HelpName = "URL",
        Description = "The address of a film's poster for the page, with {tmdb_id} or {imdb_id} in its path [default: none, covers that the service draws].",
    };

    private static readonly Option<bool> Dashboard = new("--dashboard")
    {
        Description = "Shows Orleans' dashboard under /dashboard to clients on this machine; the silos of a cluster need --dashboard, too.",
    };

    /// <summary>The options to add to the command.</summary>
    public static IEnumerable<Option> All => [Model, Cluster.Option, Partitions, Replicas, Urls, Http2Urls, MaxConnections, ResultCache, PublishTokenFile, PosterTemplate, Dashboard];

    /// <inheritdoc cref="ClusterOption.FindWarning"/>
    public static string? FindWarning(ParseResult parsed) => Cluster.FindWarning(parsed);

    /// <exception cref="OptionsException">Options have values that cannot be used; every one is named.</exception>
    public static FrontendOptions Read(ParseResult parsed)
    {
        var errors = new List<string>();
        var cluster = Cluster.Read(parsed, errors);
        var options = new FrontendOptions
        {
            Cluster = cluster,
            Model = parsed.GetValue(Model),
            Partitions = parsed.GetValue(Partitions),
            Replicas = parsed.GetValue(Replicas) ?? FrontendOptions.DefaultReplicasIn(cluster),
            Urls = parsed.GetValue(Urls),
            Http2Urls = parsed.GetValue(Http2Urls),
            ResultCache = parsed.GetValue(ResultCache) ?? FrontendOptions.DefaultResultCache,
            MaxConnections = parsed.GetValue(MaxConnections) ?? FrontendOptions.DefaultMaxConnections,
            Dashboard = parsed.GetValue(Dashboard),
            Posters = ReadPosters(parsed.GetValue(PosterTemplate), errors),
            PublishToken = PublishTokens.Read(parsed.GetValue(PublishTokenFile), errors),
        };
        errors.AddRange(options.FindErrors());
        return errors.Count == 0 ? options : throw new OptionsException(string.Join(Environment.NewLine, errors));
    }

    private static PosterAddress ReadPosters(string? template, List<string> errors)
    {
        if (template is null) return PosterAddress.None;
        if (PosterAddress.TryParse(template) is { } posters) return posters;
        errors.Add($"--posters takes an address with {{tmdb_id}} or {{imdb_id}} behind its host, such as https://images.example/{{tmdb_id}}.jpg, not '{template}'.");
        return PosterAddress.None;
    }
}
