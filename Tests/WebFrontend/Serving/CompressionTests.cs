using System.IO.Compression;

namespace MovieSimilarity.Tests.WebFrontend.Serving;

/// <summary>Compressed answers of <c>GET /</c>.</summary>
public sealed class CompressionTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    private const string Path = "/?movie_title=king+kong";

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    public async Task Who_takes_a_coding_gets_the_same_answer_in_it(string accepted, string coding)
    {
        var plain = await frontend.Http.GetByteArrayAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);
        // The second answer comes from the cache.
        for (var time = 0; time < 2; time++)
        {
            using var response = await GetAsync(Path, accepted);
            Assert.Equal([coding], response.Content.Headers.ContentEncoding);
            var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.True(body.Length < plain.Length / 2);
            Assert.Equal(plain, Decompress(body, coding));
        }
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("deflate, zstd")]
    [InlineData("br;q=0, gzip;q=0")]
    [InlineData("*;q=0")]
    [InlineData("")]
    public async Task Who_takes_none_gets_it_plain(string accepted)
    {
        using var response = await GetAsync(Path, accepted);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        await RunningFrontend.ReadJsonAsync(response);
    }

    [Fact]
    public async Task What_is_small_is_not_compressed()
    {
        using var response = await GetAsync($"{Path}&count=1&format=titles", "br, gzip");
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static byte[] Decompress(byte[] body, string coding)
    {
        using var source = new MemoryStream(body);
        using Stream decompressed = coding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        decompressed.CopyTo(plain);
        return plain.ToArray();
    }
}
