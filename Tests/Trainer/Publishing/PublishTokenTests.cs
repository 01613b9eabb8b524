using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Tests.Trainer.Publishing;

/// <summary>Where the token comes from. Runs by itself because it changes an environment variable.</summary>
[Collection(ProcessState.Name)]
public sealed class PublishTokenTests : IDisposable
{
    private readonly Publication _publication = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(PublishToken.Variable);

    public PublishTokenTests() => Environment.SetEnvironmentVariable(PublishToken.Variable, null);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(PublishToken.Variable, _before);
        _publication.Dispose();
    }

    [Fact]
    public async Task The_environment_may_hold_the_token()
    {
        Environment.SetEnvironmentVariable(PublishToken.Variable, " from-the-environment ");
        await using var service = await FakeService.StartAsync(Responses.Accept([], _publication.Published));
        (await CommandRun.OfAsync("publish", _publication.Model, "--to", service.Address.AbsoluteUri)).AssertSucceeded();
        Assert.Equal("Bearer from-the-environment", Assert.Single(service.Headers)["Authorization"]);
    }

    [Fact]
    public async Task A_token_file_goes_before_the_environment()
    {
        Environment.SetEnvironmentVariable(PublishToken.Variable, "from-the-environment");
        await using var service = await FakeService.StartAsync(Responses.Accept([], _publication.Published));
        (await _publication.PublishAsync(service.Address)).AssertSucceeded();
        Assert.Equal($"Bearer {Publication.Token}", Assert.Single(service.Headers)["Authorization"]);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("rollback")]
    public async Task Without_a_token_both_ways_to_give_one_are_told(string verb)
    {
        await using var service = await FakeService.StartAsync(Responses.Json("{}"));
        string[] subject = verb == "publish" ? [_publication.Model] : [];
        Assert.Equal(
            "The service wants a token: name a file that holds it with --token-file, or set MOVIESIMILARITY_PUBLISH_TOKEN.",
            (await CommandRun.OfAsync([verb, .. subject, "--to", service.Address.AbsoluteUri])).Refusal());
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("", "is empty; it should hold the token.")]
    [InlineData("\ntoken\n", "is empty; it should hold the token.")]
    [InlineData("two words", "holds a space or a character beyond ASCII, so it is no token.")]
    [InlineData("schlüssel", "holds a space or a character beyond ASCII, so it is no token.")]
    public void A_file_without_a_token_is_told_but_not_shown(string text, string complaint)
    {
        File.WriteAllText(_publication.TokenFile, text);
        var e = Assert.Throws<PublishException>(() => PublishToken.Read(new FileInfo(_publication.TokenFile)));
        Assert.Equal($"The first line of the token file '{_publication.TokenFile}' {complaint}", e.Message);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_told()
    {
        var missing = new FileInfo(_publication.TokenFile + "s");
        var e = Assert.Throws<PublishException>(() => PublishToken.Read(missing));
        Assert.StartsWith($"The token file '{missing.FullName}' cannot be read: ", e.Message, StringComparison.Ordinal);
    }
}
