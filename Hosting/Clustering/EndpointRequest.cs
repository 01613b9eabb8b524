namespace MovieSimilarity.Hosting.Clustering;

/// <summary>The endpoint options of a silo's command line; null for each one that is absent.</summary>
/// <param name="SiloPort">Port for other silos, 1 to 65535.</param>
/// <param name="GatewayPort">Port for clients, 1 to 65535.</param>
/// <param name="Advertise">IP address or name under which others reach this silo.</param>
public sealed record EndpointRequest(int? SiloPort = null, int? GatewayPort = null, string? Advertise = null);
