using System.Net;
using System.Net.Sockets;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Tests.Processes;

namespace MovieSimilarity.Tests.Hosting.Clustering;

/// <summary>Where silos of one machine listen.</summary>
public sealed class LocalhostClusterTests
{
    private readonly LocalhostCluster _cluster = FreeClusters.Next();

    [Fact]
    public async Task The_first_silo_takes_the_first_ports() =>
        Assert.Equal(new SiloEndpoints(IPAddress.Loopback, _cluster.PrimaryPort, _cluster.FirstGatewayPort), await PrepareAsync(new()));

    [Fact]
    public async Task The_next_silo_takes_the_next_free_ports()
    {
        using var first = Listen(_cluster.PrimaryPort);
        using var firstGateway = Listen(_cluster.FirstGatewayPort);
        using var secondGateway = Listen(_cluster.FirstGatewayPort + 1);
        Assert.Equal(new SiloEndpoints(IPAddress.Loopback, _cluster.PrimaryPort + 1, _cluster.FirstGatewayPort + 2), await PrepareAsync(new()));
    }

    [Fact]
    public async Task Ports_asked_for_are_taken()
    {
        using var first = Listen(_cluster.PrimaryPort);
        var request = new EndpointRequest(_cluster.PrimaryPort + 7, _cluster.FirstGatewayPort + 5);
        Assert.Equal(new SiloEndpoints(IPAddress.Loopback, _cluster.PrimaryPort + 7, _cluster.FirstGatewayPort + 5), await PrepareAsync(request));
    }

    [Fact]
    public async Task Ports_that_another_option_names_are_not_chosen()
    {
        using var first = Listen(_cluster.PrimaryPort);
        var health = new EndpointRequest { HealthPorts = [_cluster.PrimaryPort + 1, _cluster.FirstGatewayPort] };
        Assert.Equal(new SiloEndpoints(IPAddress.Loopback, _cluster.PrimaryPort + 2, _cluster.FirstGatewayPort + 1), await PrepareAsync(health));
        var silo = new EndpointRequest(SiloPort: _cluster.FirstGatewayPort);
        Assert.Equal(new SiloEndpoints(IPAddress.Loopback, _cluster.FirstGatewayPort, _cluster.FirstGatewayPort + 1), await PrepareAsync(silo));
    }

    [Fact]
    public async Task A_silo_that_is_not_the_first_waits_for_it()
    {
        var waiting = PrepareAsync(new(SiloPort: _cluster.PrimaryPort + 1));
        Assert.False(waiting.IsCompleted);
        using var first = Listen(_cluster.PrimaryPort);
        Assert.Equal(_cluster.PrimaryPort + 1, (await waiting).SiloPort);
    }

    [Fact]
    public async Task A_taken_port_is_refused_with_the_option_that_changes_it()
    {
        using var silo = Listen(_cluster.PrimaryPort);
        using var gateway = Listen(_cluster.FirstGatewayPort);
        await AssertRefusedAsync($"Port {_cluster.PrimaryPort} is taken; choose another one with --silo-port.", new(SiloPort: _cluster.PrimaryPort));
        await AssertRefusedAsync($"Port {_cluster.FirstGatewayPort} is taken; choose another one with --gateway-port.", new(GatewayPort: _cluster.FirstGatewayPort));
    }

    [Fact]
    public Task A_gateway_where_no_client_looks_is_refused() => AssertRefusedAsync("--gateway-port must be one of them", new(GatewayPort: 443));

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("silo-1")]
    public Task It_is_reached_at_loopback_and_nowhere_else(string address) => AssertRefusedAsync("--advertise needs", new(Advertise: address));

    private Task<SiloEndpoints> PrepareAsync(EndpointRequest request) => _cluster.PrepareAsync(request, TestContext.Current.CancellationToken);

    private async Task AssertRefusedAsync(string sentence, EndpointRequest request)
    {
        var error = await Assert.ThrowsAsync<OptionsException>(() => PrepareAsync(request));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }
}
