using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class RemoveCommandTests : IDisposable
{
    private const string Removed = """{ "version": "bbbbbbbbbbbb", "message": "Model bbbbbbbbbbbb is removed." }""";

    private readonly Publication _publication = new();

    public void Dispose() => _publication.Dispose();

    [Fact]
    public async Task The_version_named_is_removed_and_the_services_sentence_is_told()
    {
        await using var service = await FakeService.StartAsync(Responses.Json(Removed));
        var run = await RemoveAsync(service, "bbbbbbbbbbbb");
        run.AssertSucceeded();
        Assert.Equal("Model bbbbbbbbbbbb is removed." + Environment.NewLine, run.Output);
        Assert.Equal(["DELETE /models/bbbbbbbbbbbb"], service.Requests);
        Assert.Equal($"Bearer {Publication.Token}", service.Headers[0]["Authorization"]);
    }

    [Theory]
    [InlineData(404, "The cluster does not hold model 'bbbbbbbbbbbb'.")]
    [InlineData(409, "Model bbbbbbbbbbbb answers queries.")]
    public async Task What_cannot_be_removed_is_told(int status, string sentence)
    {
        await using var service = await FakeService.StartAsync(Responses.Problem(status, sentence));
        Assert.Equal(sentence, (await RemoveAsync(service, "bbbbbbbbbbbb")).Refusal());
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task What_is_no_version_is_told()
    {
        await using var service = await FakeService.StartAsync(Responses.Json(Removed));
        Assert.Equal(
            "VERSION is 12 hexadecimal digits, as 'versions' lists them; '..' is none.", (await RemoveAsync(service, "..")).Refusal());
        Assert.Empty(service.Requests);
    }

    private Task<CommandRun> RemoveAsync(FakeService service, string version) => CommandRun.OfAsync(
        ["remove", version, "--to", service.Address.AbsoluteUri, "--token-file", _publication.TokenFile]);
}
