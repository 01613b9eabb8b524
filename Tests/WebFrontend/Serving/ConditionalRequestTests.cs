using System.Net;

namespace MovieSimilarity.Tests.WebFrontend.Serving;

/// <summary>Entity tags of <c>GET /</c>, and callers that have an answer already.</summary>
public sealed class ConditionalRequestTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    private const string Path = "/?movie_title=Zodiac";

    [Fact]
    public async Task An_answer_has_a_strong_tag_and_is_to_be_revalidated()
    {
        using var response = await SendAsync(HttpMethod.Get, Path);
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal(["Accept", "Accept-Encoding"], response.Headers.Vary);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"another\", {0}")]
    [InlineData("*")]
    public async Task Who_has_the_answer_is_told_so_without_a_body(string ifNoneMatch)
    {
        var tag = await TagOfAsync(Path);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var response = await SendAsync(method, Path, ("If-None-Match", ifNoneMatch.Replace("{0}", tag, StringComparison.Ordinal)));
            Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
            Assert.Equal(tag, response.Headers.ETag?.Tag);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("\"another\"")]
    [InlineData("not a tag")]
    [InlineData("\"\"")]
    public async Task Who_has_something_else_gets_the_answer(string ifNoneMatch)
    {
        using var response = await SendAsync(HttpMethod.Get, Path, ("If-None-Match", ifNoneMatch));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Whatever_differs_in_its_bytes_has_a_tag_of_its_own()
    {
        string[] paths =
        [
            Path, "/?movie_title=Seven", $"{Path}&count=3", $"{Path}&model=content", $"{Path}&model=collaborative", $"{Path}&format=titles",
            "/?movie_title=king+kong", $"/?movie_id={KingKong}", "/?movie_title=Zodiac+(2007)", "/?movie_title=Zodiac+(2008)",
        ];
        var tags = new List<string>();
        foreach (var path in paths) tags.Add(await TagOfAsync(path));
        tags.Add(await TagOfAsync(Path, "br"));
        tags.Add(await TagOfAsync(Path, "gzip"));
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task Equal_answers_have_one_tag()
    {
        Assert.Equal(await TagOfAsync(Path), await TagOfAsync("/?movie_title=ZODIAC&count=20&model=ensemble"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Compressed_and_plain_copies_are_known(string coding)
    {
        foreach (var tag in new[] { await TagOfAsync(Path), await TagOfAsync(Path, coding) })
        {
            using var response = await SendAsync(HttpMethod.Get, Path, ("If-None-Match", tag), ("Accept-Encoding", coding));
            Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
            Assert.Equal(tag, response.Headers.ETag?.Tag);
        }
    }

    [Fact]
    public async Task A_POST_and_an_error_are_never_not_modified()
    {
        var tag = await TagOfAsync(Path);
        using var posted = await SendAsync(HttpMethod.Post, Path, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        using var missing = await SendAsync(HttpMethod.Get, "/?movie_id=987654321", ("If-None-Match", "*"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Null(missing.Headers.ETag);
    }

    [Fact]
    public async Task A_HEAD_tells_length_and_tag_of_the_GET()
    {
        using var get = await SendAsync(HttpMethod.Get, Path);
        using var head = await SendAsync(HttpMethod.Head, Path);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }

    private int KingKong => frontend.Model.Catalogue.Where(movie => movie.Title.StartsWith("King Kong (", StringComparison.Ordinal)).MaxBy(movie => movie.RatingCount)!.Id;

    private async Task<string> TagOfAsync(string path, string coding = "identity")
    {
        using var response = await SendAsync(HttpMethod.Get, path, ("Accept-Encoding", coding));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.ETag!.Tag;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
