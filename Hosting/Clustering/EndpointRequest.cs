namespace MovieSimilarity.Hosting.Clustering;

/// <summary>What a command line says about where a silo is reached; null for what it leaves open.</summary>
/// <param name="SiloPort">Port for other silos, 1 to 65535.</param>
/// <param name="GatewayPort">Port for clients, 1 to 65535.</param>
/// <param name="Advertise">IP address or name under which others reach this silo.</param>
public sealed record EndpointRequest(int? SiloPort = null, int? GatewayPort = null, string? Advertise = null);
