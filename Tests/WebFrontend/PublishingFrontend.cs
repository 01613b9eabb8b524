using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend;

/// <summary>A one-process service that lets who knows its token change the model.</summary>
public sealed class PublishingFrontend : IAsyncLifetime
{
    public const string Token = "0123456789-abcdef";

    /// <summary>A frontend looks for a new version every second; a busy machine takes longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private WebApplication? _app;

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        _app = FrontendApplication.Create(new FrontendOptions { Urls = "http://127.0.0.1:0", Partitions = 2, PublishToken = Token }, model: null);
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The bytes of a model's file.</summary>
    public static byte[] FileOf(SimilarityModel model)
    {
        using var folder = new TemporaryFolder();
        var path = folder["a.model"];
        ModelFile.Write(path, model);
        return File.ReadAllBytes(path);
    }

    public async Task<HttpResponseMessage> PutAsync(string version, byte[] body, string? authorization = $"Bearer {Token}")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await SendAsync(HttpMethod.Put, $"/models/{version}", content, authorization);
    }

    public Task<HttpResponseMessage> ActivateAsync(string version, string? authorization = $"Bearer {Token}") =>
        SendAsync(HttpMethod.Post, $"/models/{version}/activate", null, authorization);

    public Task<HttpResponseMessage> RemoveAsync(string version, string? authorization = $"Bearer {Token}") =>
        SendAsync(HttpMethod.Delete, $"/models/{version}", null, authorization);

    /// <summary>Publishes a model and waits until it is answered from.</summary>
    public async Task<JsonElement> PublishAsync(SimilarityModel model)
    {
        using var response = await PutAsync(model.Version, FileOf(model));
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        await WaitForAsync("/model", body => body.Contains(model.Version, StringComparison.Ordinal));
        return await RunningFrontend.ReadJsonAsync(response);
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await RunningFrontend.ReadJsonAsync(response);
    }

    /// <summary>Asks until the answer is as expected.</summary>
    public async Task WaitForAsync(string path, Func<string, bool> isExpected)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (isExpected(body)) return;
            Assert.False(deadline.IsCancellationRequested, $"{path} still answers {response.StatusCode} {body}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? authorization)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
