using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MovieSimilarity.Tests.Trainer.Publishing;

/// <summary>A real listener that gives prepared answers, the last one to all further requests.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly RequestDelegate[] _answers;
    private readonly WebApplication _app;

    private FakeService(RequestDelegate[] answers)
    {
        _answers = answers;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Urls.Single() + "/");

    /// <summary>What was asked, such as <c>PUT /models/d46b5a58a661</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The headers of the same requests.</summary>
    public List<Dictionary<string, string>> Headers { get; } = [];

    public static async Task<FakeService> StartAsync(params RequestDelegate[] answers)
    {
        var service = new FakeService(answers);
        await service._app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Requests.Add($"{context.Request.Method} {context.Request.Path}");
        Headers.Add(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
        return _answers[Math.Min(Requests.Count, _answers.Length) - 1](context);
    }
}
