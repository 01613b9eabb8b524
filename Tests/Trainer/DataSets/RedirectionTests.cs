using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>Servers that send elsewhere.</summary>
public sealed class RedirectionTests : IDisposable
{
    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirection_to_another_server_on_this_machine_is_followed(int status)
    {
        await using var other = await FakeService.StartAsync(Files.Whole(_archive));
        await using var server = await FakeService.StartAsync(
            Files.Checksum(_archive), Files.Redirection($"http://localhost:{other.Address.Port}/elsewhere.zip", status));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Equal(["GET /elsewhere.zip"], other.Requests);
    }

    [Fact]
    public async Task A_redirection_to_another_host_over_http_is_not_followed()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Redirection("http://example.com/ml-20m.zip"));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip points to http://example.com/ml-20m.zip, which is not followed because it is not https;",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirection_that_names_a_user_is_not_followed_and_the_user_not_told()
    {
        await using var server = await FakeService.StartAsync(
            Files.Checksum(_archive), Files.Redirection("https://me:secret@example.com/ml-20m.zip?a=b"));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip points to https://example.com/ml-20m.zip?a=b, which is not followed because it names a user;",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirection_to_no_address_is_told()
    {
        await using var server = await FakeService.StartAsync(Files.Redirection("//[no"));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip.md5 points to something that is no address;",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirections_without_an_end_are_given_up()
    {
        await using var server = await FakeService.StartAsync(Files.Redirection("/ml-20m.zip.md5"));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip.md5 leads from one address to the next without an end;",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
        Assert.Equal(RedirectRule.MaxRedirections + 1, server.Requests.Count);
    }

    [Theory]
    [InlineData("https://a.org/x", "https://b.org/y", true)]
    [InlineData("http://a.org/x", "https://b.org/y", true)]
    [InlineData("https://a.org/x", "http://a.org/x", false)]
    [InlineData("https://a.org/x", "http://localhost/x", false)]
    [InlineData("http://a.org/x", "http://a.org/y", true)]
    [InlineData("http://a.org/x", "http://a.org:81/y", false)]
    [InlineData("http://a.org/x", "http://b.org/x", false)]
    [InlineData("http://a.org/x", "http://127.0.0.1:5000/x", true)]
    [InlineData("https://a.org/x", "https://user@b.org/y", false)]
    [InlineData("https://a.org/x", "ftp://a.org/x", false)]
    [InlineData("http://a.org/x", "file:///etc/passwd", false)]
    public void Redirections_lead_to_https_or_to_where_the_person_sent_us(string asked, string target, bool allowed) =>
        Assert.Equal(allowed, RedirectRule.Objection(new Uri(asked), new Uri(target)) is null);
}
