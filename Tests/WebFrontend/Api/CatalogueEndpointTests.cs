using System.Net;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary><c>/movies</c>, <c>/model</c> and <c>/health</c> over HTTP.</summary>
public sealed class CatalogueEndpointTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    [Theory]
    [InlineData("zodiac", "Zodiac (2007)")]
    [InlineData("the matrix", "Matrix, The (1999)")]
    [InlineData("se7en", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("godfathr", "Godfather, The (1972)")]
    public async Task A_search_lists_the_best_match_first(string query, string title)
    {
        var answer = await frontend.GetJsonAsync($"/movies?query={query}");
        Assert.Equal(query, answer.GetProperty("query").GetString());
        Assert.Equal(title, answer.GetProperty("results")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_search_is_limited_by_count_and_may_find_nothing()
    {
        Assert.Equal(3, (await frontend.GetJsonAsync("/movies?query=the&count=3")).GetProperty("results").GetArrayLength());
        Assert.Equal(0, (await frontend.GetJsonAsync("/movies?query=xqzvwkjhgf")).GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData("/movies")]
    [InlineData("/movies?query=")]
    [InlineData("/movies?query=x&count=0")]
    [InlineData("/movies?query=x&page=2")]
    public async Task A_bad_search_is_refused(string path)
    {
        using var response = await frontend.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
    }

    [Fact]
    public async Task Every_film_is_found_by_id()
    {
        foreach (var movie in frontend.Model.Catalogue.Take(50))
        {
            var answer = await frontend.GetJsonAsync($"/movies/{movie.Id}");
            Assert.Equal((movie.Id, movie.Title), (answer.GetProperty("movie_id").GetInt32(), answer.GetProperty("title").GetString()));
        }
    }

    [Theory]
    [InlineData("/movies/0")]
    [InlineData("/movies/99999999")]
    [InlineData("/movies/abc")]
    [InlineData("/movies/99999999999999999999")]
    public async Task An_unknown_id_is_not_found(string path)
    {
        using var response = await frontend.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
    }

    [Fact]
    public async Task The_model_tells_its_version_and_provenance()
    {
        var answer = await frontend.GetJsonAsync("/model");
        Assert.Equal(frontend.Model.Version, answer.GetProperty("version").GetString());
        Assert.Equal(frontend.Model.Catalogue.Count, answer.GetProperty("movies").GetInt32());
        Assert.Equal(3, answer.GetProperty("partitions").GetInt32());
        var provenance = answer.GetProperty("provenance");
        Assert.Equal(frontend.Model.Provenance.DataSet.Ratings, provenance.GetProperty("data_set").GetProperty("ratings").GetInt32());
        Assert.Equal(
            frontend.Model.Provenance.Collaborative.SingularValues,
            provenance.GetProperty("collaborative").GetProperty("singular_values").EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public async Task A_running_service_is_live_and_ready()
    {
        Assert.Equal("live", (await frontend.GetJsonAsync("/health/live")).GetProperty("status").GetString());
        var ready = await frontend.GetJsonAsync("/health/ready");
        Assert.Equal(("ready", frontend.Model.Version), (ready.GetProperty("status").GetString(), ready.GetProperty("model_version").GetString()));
    }
}
