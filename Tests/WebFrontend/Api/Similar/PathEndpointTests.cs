using System.Net;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary><c>GET /v1/path</c> on the bundled sample.</summary>
public sealed class PathEndpointTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    [Fact]
    public async Task A_path_leads_from_one_film_to_the_other_in_steps_between_near_films()
    {
        var answer = await frontend.GetJsonAsync("/v1/path?from_title=Toy Story&to_title=Alien");
        var path = answer.GetProperty("path").EnumerateArray().ToArray();
        var ids = Array.ConvertAll(path, film => film.GetProperty("movie").GetProperty("movie_id").GetInt32());
        Assert.Equal(("Toy Story (1995)", "Alien (1979)"), (Title(0), Title(^1)));
        Assert.InRange(path.Length, 3, 12);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.False(path[0].TryGetProperty("similarity_score", out _));
        for (var i = 1; i < path.Length; i++)
        {
            var (before, film) = (ids[i - 1], ids[i]);
            var near = frontend.Model.FindSimilar(before).Single(found => found.MovieId == film);
            Assert.Equal(near.Score, path[i].GetProperty("similarity_score").GetDouble(), 5.1e-7);
        }
        Assert.Equal(frontend.Model.Version, answer.GetProperty("model").GetProperty("version").GetString());

        string? Title(Index at) => path[at].GetProperty("movie").GetProperty("title").GetString();
    }

    [Theory]
    [InlineData("/v1/path", HttpStatusCode.BadRequest)]
    [InlineData("/v1/path?from=1", HttpStatusCode.BadRequest)]
    [InlineData("/v1/path?from=1&to=x", HttpStatusCode.BadRequest)]
    [InlineData("/v1/path?from=1&from_title=a&to=2", HttpStatusCode.BadRequest)]
    [InlineData("/v1/path?from=1&to=2&form=3", HttpStatusCode.BadRequest)]
    [InlineData("/v1/path?from=1&to=99999999", HttpStatusCode.NotFound)]
    [InlineData("/v1/path?from_title=Qwertz Asdf&to=1", HttpStatusCode.NotFound)]
    public async Task Films_that_are_missing_or_unknown_are_told(string path, HttpStatusCode status) => await frontend.GetProblemAsync(path, status);
}
