using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>How a client stays connected to its cluster.</summary>
internal static class ClientConnection
{
    /// <summary>
    /// How often a client looks for silos that have joined. With Orleans' default, one minute, everything would go to the silos that
    /// were there first.
    /// </summary>
    public static readonly TimeSpan GatewayRefreshPeriod = TimeSpan.FromSeconds(5);

    /// <summary>How often a client that finds no cluster looks again.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    public static void Apply(GatewayOptions options) => options.GatewayListRefreshPeriod = GatewayRefreshPeriod;

    /// <summary>Retries after any failure, since the cluster may still start. Only stopping the frontend ends the retries.</summary>
    public static async Task<bool> RetryAsync(Exception error, CancellationToken cancellationToken)
    {
        await Task.Delay(RetryInterval, cancellationToken);
        return true;
    }
}
