using System.Diagnostics.CodeAnalysis;
using System.Net;
using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>The address of a cluster: the value of <c>--cluster</c>.</summary>
public abstract record ClusterAddress
{
    /// <summary>Name of the cluster and of the service; part of the keys of the membership and of the stored state.</summary>
    protected const string ClusterName = "movie-similarity";

    /// <summary>How long a silo waits for the servers that its cluster needs, such as a Redis that starts at the same time.</summary>
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected ClusterAddress()
    {
    }

    /// <summary>Reads an address.</summary>
    /// <param name="text">
    /// <c>localhost[:PORT]</c>, or <c>redis://[USER:PASSWORD@]HOST[:PORT]</c>, or the same with <c>rediss</c> for TLS.
    /// </param>
    /// <param name="address">The address, if it is one.</param>
    /// <param name="error">What was expected, if not; a sentence that repeats no password.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ClusterAddress? address, [NotNullWhen(false)] out string? error)
    {
        address = text.StartsWith(LocalhostCluster.Host, StringComparison.OrdinalIgnoreCase)
            ? LocalhostCluster.Read(text, out error)
            : RedisCluster.Read(text, out error);
        return address is not null;
    }

    /// <summary>Makes a silo a member of this cluster, with the cluster's storage for the grains' state.</summary>
    /// <param name="silo">The silo's configuration.</param>
    /// <param name="endpoints">The silo's endpoints.</param>
    public void Configure(ISiloBuilder silo, SiloEndpoints endpoints)
    {
        silo.Configure<ClusterOptions>(SetName)
            .Configure<ClusterMembershipOptions>(FailureDetection.Apply)
            .Configure<EndpointOptions>(endpoints.Apply);
        AddMembership(silo, endpoints);
    }

    /// <summary>Connects a client to this cluster; the client retries until the cluster is there.</summary>
    /// <param name="client">The client's configuration.</param>
    public void Configure(IClientBuilder client) => AddGateways(ConfigureConnection(client));

    /// <summary>Connects a client to one silo of this cluster; the client retries until the silo is there.</summary>
    /// <param name="client">The client's configuration.</param>
    /// <param name="gateway">The silo's endpoint for clients.</param>
    public void Configure(IClientBuilder client, IPEndPoint gateway) => ConfigureConnection(client).UseStaticClustering(gateway);

    /// <summary>Waits until a silo can join, and chooses its endpoints.</summary>
    /// <param name="request">The endpoints that the command line asks for.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="Hosting.OptionsException">
    /// A server that the cluster needs refuses this silo or cannot be reached for a minute; a port is taken; an address cannot be advertised.
    /// </exception>
    public abstract Task<SiloEndpoints> PrepareAsync(EndpointRequest request, CancellationToken cancellationToken);

    /// <summary>Checks once, for a client, whether the cluster can be used. A cluster that does not answer yet may be waited for.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="Hosting.OptionsException">A server that the cluster needs refuses this client, in a way that does not change by itself.</exception>
    public virtual Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The address without its password.</summary>
    public abstract override string ToString();

    private protected abstract string Identity { get; }

    private protected abstract void AddMembership(ISiloBuilder silo, SiloEndpoints endpoints);

    private protected abstract void AddGateways(IClientBuilder client);

    private IClientBuilder ConfigureConnection(IClientBuilder client) => client
        .Configure<ClusterOptions>(SetName)
        .Configure<GatewayOptions>(ClientConnection.Apply)
        .Configure<ClientMessagingOptions>(MessagingLimits.Apply)
        .UseConnectionRetryFilter(ClientConnection.RetryAsync);

    private void SetName(ClusterOptions options)
    {
        options.ClusterId = Identity;
        options.ServiceId = ClusterName;
    }
}
