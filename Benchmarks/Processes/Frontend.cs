using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A frontend process, and a client of it for everything but the queries that are measured.</summary>
internal sealed class Frontend
{
    private const string TokenVariable = "MOVIESIMILARITY_PUBLISH_TOKEN";

    /// <summary>A publication answers when all replicas are loaded, or after two minutes.</summary>
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromMinutes(3);

    /// <summary>An answer about the cluster that takes longer is none; the next question may be answered at once.</summary>
    private static readonly TimeSpan StatusTimeout = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly HttpClient Http = new() { Timeout = PublishTimeout };

    private readonly string _token;

    /// <summary>Starts one.</summary>
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="arguments">Its options but for the address.</param>
    /// <param name="machine">Where it runs; null for this machine.</param>
    public Frontend(Sandbox sandbox, string name, string[] arguments, VirtualMachine? machine = null)
    {
        Address = new Uri($"http://{machine?.Address ?? IPAddress.Loopback}:{FreePorts.Next()}/");
        _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        sandbox.StartRoom(
            name, "WebFrontend", [.. arguments, "--urls", Address.GetLeftPart(UriPartial.Authority)],
            new Dictionary<string, string> { [TokenVariable] = _token },
            machine);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Whether it says that it can answer queries.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(Address, "health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>How the cluster is, or null where the frontend cannot say.</summary>
    public async Task<ClusterState?> TryGetClusterAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StatusTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "cluster"));
            // Callers on other machines see the silos' addresses only with the token.
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            using var response = await Http.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<ClusterState>(Json, patience.Token) : null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Publishes a model file, as the trainer does.</summary>
    /// <returns>Null, or why that failed.</returns>
    public async Task<string?> PublishAsync(string path, string version, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Address, $"models/{version}")) { Content = new StreamContent(file) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        try
        {
            using var response = await Http.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK
                ? null
                : $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}";
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return e.Message;
        }
    }
}
