using System.Net;
using System.Text.Json;
using MovieSimilarity.Tests.WebFrontend.Api.Similar;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary><c>/v1/movies?after=</c>: all films, page by page.</summary>
public sealed class MoviePagesTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    private static readonly int[] FilmsOfTwoPages = [10, 20, 30];

    [Theory]
    [InlineData(1000)]
    [InlineData(150)]
    [InlineData(7)]
    public async Task The_pages_list_every_film_once_by_ascending_id(int count)
    {
        var ids = new List<int>();
        int? after = 0;
        while (after is not null)
        {
            var page = await frontend.GetJsonAsync($"/v1/movies?after={after}&count={count}");
            Assert.Equal(frontend.Model.Version, page.GetProperty("model").GetProperty("version").GetString());
            var results = RunningFrontend.MovieIds(page);
            ids.AddRange(results);
            after = page.TryGetProperty("next_after", out var next) ? next.GetInt32() : null;
            if (after is not null) Assert.Equal((count, after), (results.Length, results[^1]));
        }
        Assert.Equal(frontend.Model.Catalogue.Ids.ToArray(), ids);
    }

    [Theory]
    [InlineData("after=0&count=2", new[] { 10, 20 }, 20)]
    [InlineData("after=10&count=2", new[] { 20, 30 }, 30)]
    [InlineData("after=15&count=1", new[] { 20 }, 20)]
    [InlineData("after=2147483647", new int[0], null)]
    public async Task A_page_begins_behind_an_id_whether_or_not_a_film_has_it(string query, int[] ids, int? next)
    {
        var page = await frontend.GetJsonAsync($"/v1/movies?{query}");
        Assert.Equal(ids, RunningFrontend.MovieIds(page));
        Assert.Equal(next, page.TryGetProperty("next_after", out var member) ? member.GetInt32() : null);
    }

    [Fact]
    public async Task A_film_in_a_page_is_as_it_is_by_itself()
    {
        var page = await frontend.GetJsonAsync("/v1/movies?after=0");
        Assert.Equal(20, page.GetProperty("results").GetArrayLength());
        foreach (var film in page.GetProperty("results").EnumerateArray())
            Assert.True(JsonElement.DeepEquals(await frontend.GetJsonAsync($"/v1/movies/{film.GetProperty("movie_id")}"), film));
    }

    [Fact]
    public async Task A_page_may_be_CSV_and_its_last_line_has_the_next_after()
    {
        using var first = await frontend.GetAsync("/v1/movies?after=0&count=2&format=csv");
        using var second = await frontend.GetAsync("/v1/movies?after=20&count=1&format=csv");
        Assert.Equal(FilmsOfTwoPages, (await IdsAsync(first)).Concat(await IdsAsync(second)));
    }

    [Fact]
    public async Task A_page_that_the_client_has_is_not_sent_again()
    {
        using var page = await frontend.GetAsync("/v1/movies?after=0");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/movies?after=0");
        request.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        using var again = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("after=-1", "after takes a whole number from 0 to 2147483647, not '-1'.")]
    [InlineData("after=", "after takes a whole number from 0 to 2147483647, not ''.")]
    [InlineData("after=0&count=1001", "count takes a whole number from 1 to 1000, not '1001'.")]
    [InlineData("after=0&query=film", "after lists all films; leave out query, imdb_id and tmdb_id, or after.")]
    [InlineData("after=0&tmdb_id=4", "after lists all films; leave out query, imdb_id and tmdb_id, or after.")]
    [InlineData("count=3", "query is missing: say what to look for, for example /v1/movies?query=matrix, or list all films from /v1/movies?after=0 on.")]
    public async Task A_bad_page_is_refused(string query, string sentence)
    {
        var problem = await frontend.GetProblemAsync($"/v1/movies?{query}", HttpStatusCode.BadRequest);
        Assert.Equal(sentence, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Value.GetString());
    }

    private static async Task<IEnumerable<int>> IdsAsync(HttpResponseMessage csv)
    {
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return lines.Skip(1).Select(line => int.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));
    }
}
