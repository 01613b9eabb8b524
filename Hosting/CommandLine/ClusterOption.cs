using System.CommandLine;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.Redis;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>The option that names a cluster, or the environment variable in its place.</summary>
public sealed class ClusterOption
{
    /// <summary>The variable, for containers.</summary>
    public const string Variable = "MOVIESIMILARITY_CLUSTER";

    /// <param name="role">The program's relation to the cluster, for the help text.</param>
    public ClusterOption(string role) => Option = new("--cluster")
    {
        HelpName = "CLUSTER",
        Description = $"{role}: localhost, or redis://[USER:PASSWORD@]HOST[:PORT], rediss:// for TLS; without this option, the environment "
            + $"variable {Variable} names it, which is safer for a password.",
    };

    /// <summary>The option to add to a command.</summary>
    public Option<string?> Option { get; }

    /// <summary>A warning to print at the start if the list of processes shows a password; otherwise null.</summary>
    /// <param name="parsed">The command line.</param>
    public string? FindWarning(ParseResult parsed) =>
        WarnOfPassword("--cluster", Variable, parsed.GetValue(Option));

    /// <summary>As <see cref="FindWarning"/>, for any option that names a Redis.</summary>
    internal static string? WarnOfPassword(string option, string variable, string? text) =>
        text is not null && RedisAddress.Read(text.Trim()) is { Password: not null }
            ? $"Warning: every user of this machine can read the password in {option} in the list of processes. "
                + $"Put the address into the environment variable {variable} instead."
            : null;

    /// <summary>The cluster that the command line or the variable names, or null.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="errors">Receives an error message if the value is invalid.</param>
    public ClusterAddress? Read(ParseResult parsed, ICollection<string> errors)
    {
        var text = parsed.GetValue(Option) ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(text) && parsed.GetValue(Option) is null) return null;
        if (ClusterAddress.TryParse(text!.Trim(), out var address, out var error)) return address;
        errors.Add(error);
        return null;
    }
}
