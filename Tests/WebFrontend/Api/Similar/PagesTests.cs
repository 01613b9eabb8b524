using System.Net;
using System.Text.Json;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Answers in pages.</summary>
public sealed class PagesTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    [Theory]
    [InlineData("/v1/similar?movie_id=10&count=37", 399)]
    [InlineData("/v1/similar?movie_id=10&count=19&genre=Comedy&unlike=30", 159)]
    [InlineData("/v1/similar?movie_id=10&count=7&series=one", -1)]
    [InlineData("/v1/similar?movie_id=10&count=13&diversity=0.4", 65)]
    [InlineData("/v1/similar?movie_id=60&count=50&series=apart", -1)]
    [InlineData("/?movie_id=10&count=100&cursor=", 399)]
    public async Task All_pages_together_are_the_whole_list(string path, int films)
    {
        var pages = await ReadPagesAsync(path);
        Assert.All(pages.SkipLast(1), page => Assert.Equal(pages[0].GetProperty("results").GetArrayLength(), page.GetProperty("results").GetArrayLength()));
        var results = pages.SelectMany(page => page.GetProperty("results").EnumerateArray()).ToArray();
        Assert.Equal(Enumerable.Range(1, results.Length), results.Select(film => film.GetProperty("rank").GetInt32()));
        if (films > 0) Assert.Equal(films, results.Length);
        if (path.Contains("diversity", StringComparison.Ordinal)) return;
        var whole = await frontend.GetJsonAsync(string.Join('&', path.Split('&').Select(pair => pair.StartsWith("count=", StringComparison.Ordinal) ? "count=1000" : pair)));
        Assert.Equal(whole.GetProperty("results").EnumerateArray().Select(film => film.GetRawText()), results.Select(film => film.GetRawText()));
        Assert.False(whole.TryGetProperty("next_cursor", out _));
    }

    [Fact]
    public async Task Pages_of_diverse_results_are_cut_out_of_the_re_ranked_pool()
    {
        var pages = await ReadPagesAsync("/v1/similar?movie_id=10&count=13&diversity=0.4");
        var pool = frontend.Model.FindSimilar(new SimilarityQuery(10, 65) { DiversityHundredths = 40 });
        Assert.Equal(pool.Select(film => film.MovieId), pages.SelectMany(RunningFrontend.MovieIds));
    }

    [Fact]
    public async Task Pages_end_after_ten_thousand_films()
    {
        await using var large = new LargeFrontend();
        await large.InitializeAsync();
        var page = await large.GetJsonAsync("/v1/similar?movie_id=10&count=999");
        var films = page.GetProperty("results").GetArrayLength();
        while (page.TryGetProperty("next_cursor", out var cursor))
        {
            page = await large.GetJsonAsync($"/v1/similar?movie_id=10&count=999&cursor={cursor.GetString()}");
            films += page.GetProperty("results").GetArrayLength();
        }
        Assert.Equal(10_000, films);
    }

    [Fact]
    public async Task The_plain_call_has_no_cursor() =>
        Assert.False((await frontend.GetJsonAsync("/?movie_id=10&count=5")).TryGetProperty("next_cursor", out _));

    [Theory]
    [InlineData("movie_id=20&count=10")]
    [InlineData("movie_id=10&count=11")]
    [InlineData("movie_id=10&count=10&genre=Drama")]
    [InlineData("movie_id=10&count=10&model=content")]
    [InlineData("movie_id=10&count=10&series=apart")]
    [InlineData("movie_id=10&count=10&series=one")]
    [InlineData("movie_id=10&count=10&min_score=0.1")]
    [InlineData("movie_id=10&count=10&unlike=20")]
    [InlineData("movie_id=10&count=10&diversity=0.1")]
    public async Task A_cursor_of_another_query_is_refused(string other)
    {
        var cursor = (await frontend.GetJsonAsync("/v1/similar?movie_id=10&count=10")).GetProperty("next_cursor").GetString();
        var problem = await frontend.GetProblemAsync($"/v1/similar?{other}&cursor={cursor}", HttpStatusCode.BadRequest);
        Assert.Contains("another query", problem.GetProperty("errors").GetProperty("cursor").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_belongs_to_the_films_and_not_to_how_they_are_named()
    {
        var cursor = (await frontend.GetJsonAsync("/v1/similar?movie_id=10&count=10")).GetProperty("next_cursor").GetString();
        var byTitle = await frontend.GetJsonAsync($"/v1/similar?movie_title=film+1&count=10&cursor={cursor}");
        Assert.Equal(11, byTitle.GetProperty("results")[0].GetProperty("rank").GetInt32());
    }

    [Fact]
    public async Task Each_page_has_a_tag_of_its_own()
    {
        using var first = await frontend.GetAsync("/v1/similar?movie_id=10&count=10");
        var cursor = (await RunningFrontend.ReadJsonAsync(first)).GetProperty("next_cursor").GetString();
        using var second = await frontend.GetAsync($"/v1/similar?movie_id=10&count=10&cursor={cursor}");
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    private async Task<List<JsonElement>> ReadPagesAsync(string path)
    {
        List<JsonElement> pages = [await frontend.GetJsonAsync(path)];
        while (pages[^1].TryGetProperty("next_cursor", out var cursor))
            pages.Add(await frontend.GetJsonAsync($"{path.Replace("&cursor=", "", StringComparison.Ordinal)}&cursor={cursor.GetString()}"));
        return pages;
    }

    private sealed class LargeFrontend() : RunningFrontend(TestModels.Random(rows: 10_200, seed: 5));
}
