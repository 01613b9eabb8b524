using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Serving;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Http;

/// <summary>Addresses of their own for HTTP/2 without TLS.</summary>
public sealed class Http2Tests
{
    [Fact]
    public async Task Each_address_speaks_its_version_and_answers_the_same_with_no_cache_either()
    {
        var http2Url = $"http://localhost:{FreePorts.Next()}";
        var options = new FrontendOptions { Urls = "http://127.0.0.1:0", Http2Urls = http2Url, ResultCache = 0 };
        await using var app = FrontendApplication.Create(options, Task.FromResult(ModelFile.Read(Path.Combine(TestData.Sample, "sample.model"), TestContext.Current.CancellationToken)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<ModelSnapshotProvider>().First;
        var http1Url = app.Urls.Single(url => !url.Contains(new Uri(http2Url).Port.ToString(provider: null), StringComparison.Ordinal));

        var first = await GetAsync(http1Url, HttpVersion.Version11);
        Assert.Equal(first, await GetAsync(http1Url, HttpVersion.Version11));
        Assert.Equal(first, await GetAsync(http2Url, HttpVersion.Version20));
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(http1Url, HttpVersion.Version20));
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(http2Url, HttpVersion.Version11));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> GetAsync(string url, Version version)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{url}/?movie_title=Zodiac"))
        {
            Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(version, response.Version);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
