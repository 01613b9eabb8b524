using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Serving;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend;

/// <summary>The one-process service as its first README command starts it, on a free port: a real listener, real grains.</summary>
public class RunningFrontend : IAsyncLifetime
{
    /// <summary>How long a sender of a body waits for the server's consent; a busy machine takes long.</summary>
    private static readonly TimeSpan ConsentPatience = TimeSpan.FromMinutes(1);

    private WebApplication? _app;

    public RunningFrontend()
        : this(ModelFile.Read(Path.Combine(TestData.Sample, "sample.model"), TestContext.Current.CancellationToken))
    {
    }

    /// <summary>The same with another model.</summary>
    protected RunningFrontend(SimilarityModel model) => Model = model;

    public SimilarityModel Model { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { Expect100ContinueTimeout = ConsentPatience });

    public async ValueTask InitializeAsync()
    {
        _app = FrontendApplication.Create(new FrontendOptions { Urls = "http://127.0.0.1:0", Partitions = 3 }, Task.FromResult(Model));
        await _app.StartAsync();
        await _app.Services.GetRequiredService<ModelSnapshotProvider>().First;
        Http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http.Dispose();
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>What <c>curl -X METHOD URL -d NAME=VALUE…</c> sends.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What <c>curl -X METHOD URL -H 'Content-Type: application/json' -d JSON</c> sends.</summary>
    public async Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Asks before it sends a body, and is told that the body is too large. A sender that does not ask may find the connection closed
    /// before it has sent everything and read the response.
    /// </summary>
    public async Task AssertTooLargeAsync(HttpMethod method, string path, HttpContent body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body, Headers = { ExpectContinue = true } };
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await ReadProblemAsync(response);
    }

    /// <summary>The response to a GET, whatever its status.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>The problem that a GET is answered with.</summary>
    public async Task<JsonElement> GetProblemAsync(string path, HttpStatusCode status)
    {
        using var response = await GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        return await ReadProblemAsync(response);
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await ReadJsonAsync(response);
    }

    public static async Task<JsonElement> ReadJsonAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.Clone();
    }

    /// <summary>Reads problem details, checking what every one of them has.</summary>
    public static async Task<JsonElement> ReadProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await ReadJsonAsync(response);
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    public static int[] MovieIds(JsonElement answer) =>
        [.. answer.GetProperty("results").EnumerateArray().Select(movie => movie.GetProperty("movie_id").GetInt32())];
}
