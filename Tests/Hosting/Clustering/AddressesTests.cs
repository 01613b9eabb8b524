using System.Net;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.Clustering;

namespace MovieSimilarity.Tests.Hosting.Clustering;

/// <summary>The address that a silo tells others.</summary>
public sealed class AddressesTests
{
    [Fact]
    public async Task Beside_its_Redis_a_silo_is_reached_at_loopback() =>
        Assert.Equal(IPAddress.Loopback, await Addresses.TowardsAsync("127.0.0.1", 6379, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("192.0.2.17", "192.0.2.17")]
    [InlineData("fd00::17", "fd00::17")]
    [InlineData("localhost", "127.0.0.1")]
    public async Task An_address_or_a_name_may_be_advertised(string text, string address) =>
        Assert.Equal(IPAddress.Parse(address), await Addresses.ResolveAsync(text, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("no such name")]
    [InlineData("nowhere.invalid")]
    public async Task What_nobody_reaches_is_refused(string text)
    {
        var error = await Assert.ThrowsAsync<OptionsException>(() => Addresses.ResolveAsync(text, TestContext.Current.CancellationToken));
        Assert.StartsWith("--advertise takes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", null)]
    [InlineData("192.0.2.17", "0.0.0.0")]
    [InlineData("fd00::17", "::")]
    public void A_silo_listens_on_all_interfaces_unless_it_is_reached_at_loopback(string advertised, string? listening)
    {
        var options = new Orleans.Configuration.EndpointOptions();
        new SiloEndpoints(IPAddress.Parse(advertised), 11111, 30000).Apply(options);
        Assert.Equal(advertised, options.AdvertisedIPAddress.ToString());
        Assert.Equal(listening, options.SiloListeningEndpoint?.Address.ToString());
        Assert.Equal(listening, options.GatewayListeningEndpoint?.Address.ToString());
    }
}
