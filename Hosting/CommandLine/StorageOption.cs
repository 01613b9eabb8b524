using System.CommandLine;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.Redis;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>The option that names the Redis for the models, or the environment variable in its place.</summary>
public static class StorageOption
{
    private const string Name = "--storage";

    /// <summary>The variable, for containers.</summary>
    private const string Variable = "MOVIESIMILARITY_STORAGE";

    /// <summary>The option to add to a command.</summary>
    public static Option<string?> Option { get; } = new(Name)
    {
        HelpName = "REDIS",
        Description = $"The Redis that keeps the models, if it is not that of --cluster: {RedisAddress.Forms}; without this option, the environment "
            + $"variable {Variable} names it, which is safer for a password [default: the one of --cluster].",
    };

    /// <inheritdoc cref="ClusterOption.FindWarning"/>
    public static string? FindWarning(ParseResult parsed) => ClusterOption.WarnOfPassword(Name, Variable, parsed.GetValue(Option));

    /// <summary>Sets the storage of a cluster to the one that the command line names.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="errors">Receives an error message if the storage cannot be used.</param>
    public static ClusterAddress Apply(ClusterAddress cluster, ParseResult parsed, ICollection<string> errors)
    {
        var text = (parsed.GetValue(Option) ?? Environment.GetEnvironmentVariable(Variable))?.Trim();
        if (string.IsNullOrEmpty(text) && parsed.GetValue(Option) is null) return cluster;
        if (RedisAddress.Read(text!) is not { } storage) errors.Add($"{Name} takes {RedisAddress.Forms}, not '{RedisAddress.WithoutSecrets(text!)}'.");
        else if (cluster is RedisCluster redis) return redis with { Storage = storage };
        else errors.Add($"{Name} needs a cluster that spans machines, --cluster redis://HOST; silos of localhost keep models in memory.");
        return cluster;
    }
}
