using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class RollbackCommandTests : IDisposable
{
    private const string Activated = """{ "version": "bbbbbbbbbbbb", "previous": "cccccccccccc", "changed": true }""";

    private readonly Publication _publication = new();

    public void Dispose() => _publication.Dispose();

    [Fact]
    public async Task The_newest_previous_version_becomes_active()
    {
        var models = Models(
            ("dddddddddddd", "staged"), ("cccccccccccc", "active"), ("bbbbbbbbbbbb", "previous"), ("aaaaaaaaaaaa", "previous"));
        await using var service = await FakeService.StartAsync(Responses.Json(models), Responses.Json(Activated));
        var run = await RollBackAsync(service);
        run.AssertSucceeded();
        Assert.Equal("Model bbbbbbbbbbbb is active (was cccccccccccc)." + Environment.NewLine, run.Output);
        Assert.Equal(["GET /models", "POST /models/bbbbbbbbbbbb/activate"], service.Requests);
        Assert.Equal($"Bearer {Publication.Token}", service.Headers[1]["Authorization"]);
    }

    [Fact]
    public async Task A_named_version_becomes_active()
    {
        await using var service = await FakeService.StartAsync(Responses.Json(Activated));
        (await RollBackAsync(service, "bbbbbbbbbbbb")).AssertSucceeded();
        Assert.Equal(["POST /models/bbbbbbbbbbbb/activate"], service.Requests);
    }

    [Fact]
    public async Task A_cluster_without_a_previous_version_is_told()
    {
        var models = Models(("dddddddddddd", "staged"), ("cccccccccccc", "active"));
        await using var service = await FakeService.StartAsync(Responses.Json(models));
        Assert.Equal(
            $"{service.Address} holds no previous model to go back to; 'versions' lists what it holds.",
            (await RollBackAsync(service)).Refusal());
        Assert.Equal(["GET /models"], service.Requests);
    }

    [Fact]
    public async Task A_version_that_the_cluster_does_not_hold_is_told()
    {
        await using var service = await FakeService.StartAsync(Responses.Problem(404, "The cluster holds no model bbbbbbbbbbbb."));
        Assert.Equal("The cluster holds no model bbbbbbbbbbbb.", (await RollBackAsync(service, "bbbbbbbbbbbb")).Refusal());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("bbbbbbbbbbb")]
    [InlineData("BBBBBBBBBBBB")]
    [InlineData("bbbbbbbbbbb/")]
    public async Task What_is_no_version_is_told(string text)
    {
        await using var service = await FakeService.StartAsync(Responses.Json(Activated));
        Assert.Equal(
            $"VERSION is 12 hexadecimal digits, as 'versions' lists them; '{text}' is none.",
            (await RollBackAsync(service, text)).Refusal());
        Assert.Empty(service.Requests);
    }

    private static string Models(params (string Version, string State)[] models)
    {
        var versions = models.Select(model => $$"""
            { "version": "{{model.Version}}", "state": "{{model.State}}", "movies": 3, "partitions": 6, "replicas": 2,
              "data_set": "sample", "published": "2026-11-22T17:00:00Z", "activated": null }
            """);
        return $$"""{ "active": null, "versions": [{{string.Join(",", versions)}}] }""";
    }

    private Task<CommandRun> RollBackAsync(FakeService service, params string[] version) => CommandRun.OfAsync(
        ["rollback", .. version, "--to", service.Address.AbsoluteUri, "--token-file", _publication.TokenFile]);
}
