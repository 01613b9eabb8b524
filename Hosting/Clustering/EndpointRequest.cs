namespace MovieSimilarity.Hosting.Clustering;

/// <summary>The endpoint options of a silo's command line; null for each one that is absent.</summary>
/// <param name="SiloPort">Port for other silos, 1 to 65535.</param>
/// <param name="GatewayPort">Port for clients, 1 to 65535.</param>
/// <param name="Advertise">IP address or name under which others reach this silo.</param>
public sealed record EndpointRequest(int? SiloPort = null, int? GatewayPort = null, string? Advertise = null)
{
    /// <summary>The ports that the silo's health checks use, which are free for nothing else.</summary>
    public IReadOnlyList<int> HealthPorts { get; init; } = [];

    /// <summary>A sentence about two options that name the same port, or null if there are none.</summary>
    public string? FindCollision()
    {
        (string Option, int? Port)[] named =
            [("--silo-port", SiloPort), ("--gateway-port", GatewayPort), .. HealthPorts.Distinct().Select(port => ("--health-urls", (int?)port))];
        var collision = named.Where(option => option.Port is not null).GroupBy(option => option.Port).FirstOrDefault(group => group.Count() > 1);
        return collision is null
            ? null
            : $"{string.Join(" and ", collision.Select(option => option.Option))} name the same port, {collision.Key}; each needs its own.";
    }
}
