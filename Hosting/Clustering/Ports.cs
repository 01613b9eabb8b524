using System.Net.NetworkInformation;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>Chooses free TCP ports of this machine.</summary>
internal static class Ports
{
    /// <summary>The largest number of silos on one machine that choose their ports by themselves.</summary>
    public const int RangeLength = 16;

    /// <summary>The ports on which some process listens, on any interface.</summary>
    public static HashSet<int> Taken() =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port)];

    /// <summary>The ports that a silo was asked to use, or the first free ones of two ranges.</summary>
    /// <param name="request">The ports that the command line names.</param>
    /// <param name="firstSilo">Where the range of <see cref="RangeLength"/> silo ports begins.</param>
    /// <param name="firstGateway">Where the range of as many gateway ports begins.</param>
    /// <exception cref="OptionsException">A port is taken, or all ports of a range are.</exception>
    public static (int Silo, int Gateway) Choose(EndpointRequest request, int firstSilo, int firstGateway)
    {
        var taken = Taken();
        var silo = Choose("--silo-port", request.SiloPort, firstSilo, [.. taken, .. request.HealthPorts, request.GatewayPort ?? 0]);
        return (silo, Choose("--gateway-port", request.GatewayPort, firstGateway, [.. taken, .. request.HealthPorts, silo]));
    }

    private static int Choose(string option, int? asked, int first, HashSet<int> taken)
    {
        if (asked is { } port)
            return taken.Contains(port) ? throw new OptionsException($"Port {port} is taken; choose another one with {option}.") : port;
        var free = Enumerable.Range(first, RangeLength).Where(candidate => !taken.Contains(candidate)).Take(1).ToArray();
        if (free is [var found]) return found;
        throw new OptionsException($"The ports {first} to {first + RangeLength - 1} are all taken; choose another one with {option}.");
    }
}
