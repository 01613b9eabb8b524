using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Serving;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.Documents;

/// <summary>The service as the README's first command starts it, on a free port.</summary>
internal sealed class SampleService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SampleService(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    public static async Task<SampleService> StartAsync()
    {
        var model = ModelFile.Read(Path.Combine(TestData.Sample, "sample.model"), TestContext.Current.CancellationToken);
        var app = FrontendApplication.Create(new FrontendOptions { Urls = "http://127.0.0.1:0" }, Task.FromResult(model));
        await app.StartAsync();
        await app.Services.GetRequiredService<ModelSnapshotProvider>().First;
        return new SampleService(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
