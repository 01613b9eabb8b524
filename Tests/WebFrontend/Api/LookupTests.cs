using System.IO.Compression;
using System.Net;
using MovieSimilarity.Tests.WebFrontend.Api.Similar;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>The look-ups of <c>/v1</c>, and what all GETs have in common.</summary>
public sealed class LookupTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    [Theory]
    [InlineData("imdb_id=tt0100001", new[] { 10 })]
    [InlineData("imdb_id=100001&tmdb_id=4&tmdb_id=999999", new[] { 10, 20 })]
    [InlineData("imdb_id=tt9999999", new int[0])]
    [InlineData("tmdb_id=2&query=Film+400&count=2", new[] { 10, 4000 })]
    public async Task Films_are_found_by_ids_of_IMDb_and_TMDB(string query, int[] ids) =>
        Assert.Equal(ids, RunningFrontend.MovieIds(await frontend.GetJsonAsync($"/v1/movies?{query}")));

    [Theory]
    [InlineData("10", 10)]
    [InlineData("tt0100001", 10)]
    [InlineData("tt100003", 30)]
    public async Task One_film_is_found_by_either_id(string id, int movieId)
    {
        var film = await frontend.GetJsonAsync($"/v1/movies/{id}");
        Assert.Equal(movieId, film.GetProperty("movie_id").GetInt32());
        Assert.Equal($"tt0{100_000 + movieId / 10}", film.GetProperty("imdb_id").GetString());
        Assert.Equal(movieId / 5, film.GetProperty("tmdb_id").GetInt32());
    }

    [Theory]
    [InlineData("/v1/movies?tmdb_id=x", HttpStatusCode.BadRequest)]
    [InlineData("/v1/movies?quest=x", HttpStatusCode.BadRequest)]
    [InlineData("/v1/movies/tt0000007", HttpStatusCode.NotFound)]
    [InlineData("/v1/movies/11", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_or_wrong_is_a_problem(string path, HttpStatusCode status) => await frontend.GetProblemAsync(path, status);

    [Fact]
    public async Task Genres_have_their_numbers_of_films()
    {
        var genres = (await frontend.GetJsonAsync("/v1/genres")).GetProperty("genres").EnumerateArray()
            .Select(genre => (genre.GetProperty("name").GetString(), genre.GetProperty("movies").GetInt32()));
        Assert.Equal([("Comedy", 160), ("Drama", 160), ("Film-Noir", 80), ("Sci-Fi", 80)], genres);
    }

    [Fact]
    public async Task Paths_without_v1_answer_the_same()
    {
        foreach (var path in new[] { "/movies?query=film", "/movies/10", "/model" })
            Assert.Equal((await frontend.GetJsonAsync($"/v1{path}")).GetRawText(), (await frontend.GetJsonAsync(path)).GetRawText());
    }

    [Theory]
    [InlineData("/?movie_id=10")]
    [InlineData("/?movie_id=10&genre=Drama")]
    [InlineData("/v1/similar?movie_id=10")]
    [InlineData("/v1/similar?movie_id=10&format=csv")]
    [InlineData("/v1/movies?query=film")]
    [InlineData("/v1/movies?query=film&format=csv")]
    [InlineData("/v1/movies?after=0")]
    [InlineData("/v1/movies/10")]
    [InlineData("/v1/genres")]
    [InlineData("/v1/model")]
    [InlineData("/models")]
    public async Task Every_GET_has_a_strong_tag_and_is_compressed_on_request(string path)
    {
        using var plain = await frontend.GetAsync(path);
        var body = await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.False(plain.Headers.ETag!.IsWeak);
        using var compressed = await GetAsync(path, ("Accept-Encoding", "br"));
        var bytes = await compressed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (body.Length >= 1024)
        {
            Assert.NotEqual(plain.Headers.ETag, compressed.Headers.ETag);
            using var stream = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await stream.CopyToAsync(whole, TestContext.Current.CancellationToken);
            bytes = whole.ToArray();
        }
        Assert.Equal(body, bytes);
        foreach (var tag in new[] { plain.Headers.ETag.Tag, compressed.Headers.ETag!.Tag })
        {
            using var known = await GetAsync(path, ("If-None-Match", tag), ("Accept-Encoding", "br"));
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
            Assert.Equal(tag, known.Headers.ETag?.Tag);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
