using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Tests.Processes;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>What callers on other machines see, and do not see by saying that they are on this one.</summary>
public sealed class RemoteCallerTests
{
    private const string Token = "0123456789-abcdef";

    private static readonly IPAddress? Own = NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    [Fact]
    public async Task A_forwarded_header_makes_no_caller_a_local_one()
    {
        Assert.SkipWhen(Own is null, "This machine has no address but its loopback one.");
        var port = FreePorts.Next();
        using var service = ServiceProcess.Frontend(
            ["--urls", $"http://*:{port}", "--dashboard"],
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("MOVIESIMILARITY_PUBLISH_TOKEN", Token));
        while (!service.Output.Contains("Ctrl+C", StringComparison.Ordinal))
        {
            Assert.False(service.HasExited, service.Output);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        var (local, remote) = ($"http://127.0.0.1:{port}", $"http://{Own}:{port}");

        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"{local}/dashboard/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync($"{remote}/dashboard/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync($"{remote}/dashboard/", forwardedFor: "127.0.0.1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync($"{local}/dashboard/", forwardedFor: "192.0.2.1")).Status);

        var address = await SiloOfAsync($"{local}/cluster");
        Assert.Contains(':', address);
        Assert.Equal("silo-1", await SiloOfAsync($"{remote}/cluster"));
        Assert.Equal("silo-1", await SiloOfAsync($"{remote}/cluster", forwardedFor: "127.0.0.1"));
        Assert.Equal("silo-1", await SiloOfAsync($"{remote}/cluster", token: $"{Token}0"));
        Assert.Equal(address, await SiloOfAsync($"{remote}/cluster", token: Token));
    }

    /// <summary>The only silo, which holds all replicas.</summary>
    private static async Task<string> SiloOfAsync(string url, string? forwardedFor = null, string? token = null)
    {
        while (true)
        {
            var (status, body) = await AskAsync(url, forwardedFor, token);
            if (status == HttpStatusCode.OK && JsonDocument.Parse(body).RootElement is var answer && answer.GetProperty("replicas").GetArrayLength() > 0)
            {
                var silo = Assert.Single(answer.GetProperty("silos").EnumerateArray()).GetString();
                Assert.All(answer.GetProperty("replicas").EnumerateArray(), replica => Assert.Equal(silo, replica.GetProperty("silo").GetString()));
                return silo!;
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(string url, string? forwardedFor = null, string? token = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Host = "localhost";
        if (forwardedFor is not null) request.Headers.Add("X-Forwarded-For", forwardedFor);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
