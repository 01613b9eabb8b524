using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MovieSimilarity.Hosting.Redis;
using MovieSimilarity.Hosting.Storage;
using Orleans.Clustering.Redis;
using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>A cluster that keeps its membership and the grains' state in Redis, and so spans machines and outlives restarts.</summary>
/// <param name="Address">The Redis that keeps the membership.</param>
public sealed record RedisCluster(RedisAddress Address) : ClusterAddress
{
    /// <summary>
    /// The Redis that keeps the grains' state; by default the same. A full Redis refuses every write. With another one for the membership,
    /// silos can still join and leave then.
    /// </summary>
    public RedisAddress Storage { get; init; } = Address;

    private protected override string Identity => ClusterName;

    /// <inheritdoc/>
    public override string ToString() => Storage == Address ? $"{Address}" : $"{Address}, storage {Storage}";

    /// <inheritdoc/>
    public override async Task<SiloEndpoints> PrepareAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        await RedisReachability.WaitAsync(Address, "--cluster", Patience, cancellationToken);
        if (Storage != Address) await RedisReachability.WaitAsync(Storage, "--storage", Patience, cancellationToken);
        var address = request.Advertise is { } advertised
            ? await Addresses.ResolveAsync(advertised, cancellationToken)
            : await Addresses.TowardsAsync(Address.Host, Address.Port, cancellationToken);
        var (siloPort, gatewayPort) = Ports.Choose(request, EndpointOptions.DEFAULT_SILO_PORT, EndpointOptions.DEFAULT_GATEWAY_PORT);
        return new SiloEndpoints(address, siloPort, gatewayPort);
    }

    /// <inheritdoc/>
    public override async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (await RedisReachability.CheckAsync(Address, "--cluster", cancellationToken) is ({ } refusal, IsPassing: false))
            throw new OptionsException(refusal);
    }

    /// <returns>The address, or null if the text is not one.</returns>
    internal static RedisCluster? Read(string text, out string? error)
    {
        var address = RedisAddress.Read(text);
        error = address is null ? $"--cluster takes localhost, {RedisAddress.Forms}, not '{RedisAddress.WithoutSecrets(text)}'." : null;
        return address is null ? null : new RedisCluster(address);
    }

    private protected override void AddMembership(ISiloBuilder silo, SiloEndpoints endpoints)
    {
        silo.UseRedisClustering(_ => { });
        RestoreMembership(silo.Services);
        AddConnection(silo.Services);
        silo.AddRedisStorage(Storage);
        silo.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<EvictionCheck>(services, this));
    }

    private protected override void AddGateways(IClientBuilder client)
    {
        client.UseRedisClustering(_ => { });
        AddConnection(client.Services);
    }

    private static void RestoreMembership(IServiceCollection services)
    {
        var table = services.Last(service => service.ServiceType == typeof(IMembershipTable));
        services.Remove(table);
        services.AddSingleton<IMembershipTable>(provider => ActivatorUtilities.CreateInstance<RecoveringMembershipTable>(
            provider, (IMembershipTable)table.ImplementationFactory!(provider)));
        services.AddHostedService<MembershipWatch>();
    }

    private void AddConnection(IServiceCollection services)
    {
        services.AddSingleton(_ => new RedisConnection(Address.ConnectionOptions()));
        services.AddOptions<RedisClusteringOptions>().Configure((RedisClusteringOptions options, RedisConnection connection) =>
        {
            options.ConfigurationOptions = Address.ConnectionOptions();
            options.CreateMultiplexer = async _ => (await connection.GetAsync(), IsShared: true);
        });
    }
}
