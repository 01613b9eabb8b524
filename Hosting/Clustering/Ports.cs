using System.Net.NetworkInformation;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>Which TCP ports of this machine are taken.</summary>
internal static class Ports
{
    /// <summary>Silos that share a machine and choose their ports by themselves, at most.</summary>
    public const int RangeLength = 16;

    /// <summary>The ports that something listens at, whatever the interface.</summary>
    public static HashSet<int> Taken() =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port)];

    /// <summary>The port asked for, or the first free one of a range.</summary>
    /// <param name="option">The option that asks for it.</param>
    /// <param name="asked">The port asked for, or null.</param>
    /// <param name="first">Where the range of <see cref="RangeLength"/> ports begins.</param>
    /// <exception cref="OptionsException">It is taken, or all of them are.</exception>
    public static int Choose(string option, int? asked, int first)
    {
        var taken = Taken();
        if (asked is { } port)
            return taken.Contains(port) ? throw new OptionsException($"Port {port} is taken; choose another one with {option}.") : port;
        var free = Enumerable.Range(first, RangeLength).Where(candidate => !taken.Contains(candidate)).Take(1).ToArray();
        if (free is [var found]) return found;
        throw new OptionsException($"The ports {first} to {first + RangeLength - 1} are all taken; choose another one with {option}.");
    }
}
