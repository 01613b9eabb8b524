using System.Net;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Parameters of <c>/v1/similar</c> that are wrong: the problem names each and says what was expected.</summary>
public sealed class WrongParameterTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    [Theory]
    [InlineData("", "movie_title", "missing")]
    [InlineData("movie_title=", "movie_title", "empty")]
    [InlineData("imdb_id=nm0000001", "imdb_id", "tt0443706")]
    [InlineData("tmdb_id=tt0443706", "tmdb_id", "whole number")]
    [InlineData("movie_id=10&unlike=abc", "unlike", "'abc'")]
    [InlineData("movie_id=10&unlike=10", "unlike", "starts from")]
    [InlineData("movie_id=10&exclude=5,-1", "exclude", "'-1'")]
    [InlineData("movie_id=10&only=1;2", "only", "'1;2'")]
    [InlineData("movie_id=10&weight=0.305", "weight", "steps of 0.01")]
    [InlineData("movie_id=10&weight=1.01", "weight", "0 to 1")]
    [InlineData("movie_id=10&weight=NaN", "weight", "'NaN'")]
    [InlineData("movie_id=10&weight=0.5&model=content", "weight", "not both")]
    [InlineData("movie_id=10&model=neural+network", "model", "no neural network")]
    [InlineData("movie_id=10&genre=Commedy", "genre", "did you mean Comedy?")]
    [InlineData("movie_id=10&exclude_genre=scifi", "exclude_genre", "did you mean Sci-Fi?")]
    [InlineData("movie_id=10&all_genres=xyzzy", "all_genres", "there are Comedy, Drama, Film-Noir, Sci-Fi.")]
    [InlineData("movie_id=10&year_from=recent", "year_from", "whole number")]
    [InlineData("movie_id=10&year_from=1990&year_to=1980", "year_from", "after year_to")]
    [InlineData("movie_id=10&min_ratings=-1", "min_ratings", "from 0")]
    [InlineData("movie_id=10&min_average=5.1", "min_average", "from 0 to 5")]
    [InlineData("movie_id=10&min_score=high", "min_score", "from -1.5 to 1.5")]
    [InlineData("movie_id=10&series=none", "series", "all, one, apart")]
    [InlineData("movie_id=10&diversity=2", "diversity", "0 to 1")]
    [InlineData("movie_id=10&count=1001", "count", "1 to 1000")]
    [InlineData("movie_id=10&count=5&count=6", "count", "more than once")]
    [InlineData("movie_id=10&cursor=abc", "cursor", "not one of this service")]
    [InlineData("movie_id=10&cursor=%21%21", "cursor", "not one of this service")]
    [InlineData("movie_id=10&format=xml", "format", "json, titles, csv")]
    public async Task A_wrong_value_is_named_with_what_was_expected(string parameters, string name, string expected)
    {
        var problem = await frontend.GetProblemAsync($"/v1/similar?{parameters}", HttpStatusCode.BadRequest);
        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(name, error.Name);
        Assert.Contains(expected, error.Value.GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movie_id=11", "11")]
    [InlineData("movie_id=10&movie_id=11", "11")]
    [InlineData("movie_id=10&unlike=11", "11")]
    [InlineData("imdb_id=tt0000005", "tt0000005")]
    [InlineData("tmdb_id=8", "TMDB id 8")]
    [InlineData("movie_id=10&movie_title=Zyx+Wvut", "Zyx Wvut")]
    public async Task A_film_that_is_not_there_is_named(string parameters, string named)
    {
        var problem = await frontend.GetProblemAsync($"/v1/similar?{parameters}", HttpStatusCode.NotFound);
        Assert.Contains(named, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_films_or_ids_are_refused()
    {
        var fifty = string.Join('&', Enumerable.Range(1, 50).Select(i => $"movie_id={10 * i}"));
        await frontend.GetJsonAsync($"/v1/similar?{fifty}&unlike={string.Join(',', Enumerable.Range(51, 50).Select(i => 10 * i))}");
        await frontend.GetProblemAsync($"/v1/similar?{fifty}&movie_id=510", HttpStatusCode.BadRequest);
        await frontend.GetProblemAsync($"/v1/similar?movie_id=10&unlike={string.Join(',', Enumerable.Range(51, 51).Select(i => 10 * i))}", HttpStatusCode.BadRequest);
        foreach (var (count, status) in new[] { (10_000, HttpStatusCode.OK), (10_001, HttpStatusCode.BadRequest) })
        {
            using var form = await frontend.SendFormAsync(HttpMethod.Post, "/v1/similar", ("movie_id", "10"), ("exclude", string.Join(',', Enumerable.Range(1, count))));
            Assert.Equal(status, form.StatusCode);
            using var repeated = await frontend.SendFormAsync(
                HttpMethod.Post, "/v1/similar", [("movie_id", "10"), .. Enumerable.Range(1, count).Select(id => ("only", $"{id}"))]);
            Assert.Equal(status, repeated.StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"movie_id": 10, "yearfrom": 1}""", "yearfrom", "did you mean year_from?")]
    [InlineData("""{"movie_id": 10, "genre": {"a": 1}}""", "genre", "not an object")]
    [InlineData("""{"movie_id": 10, "genre": ["Drama", ["Comedy"]]}""", "genre[1]", "not a list")]
    [InlineData("""{"movie_id": 10, "count": [1, 2]}""", "count", "not a list")]
    [InlineData("""{"movie_id": 10, "count": 1.5}""", "count", "'1.5'")]
    [InlineData("""{"movie_id": 10, "count": true}""", "count", "'true'")]
    [InlineData("""{"movie_id": 10, "count": 1, "count": 2}""", "count", "more than once")]
    [InlineData("""{"seeds": 10}""", "seeds", "list of objects")]
    [InlineData("""{"seeds": [10]}""", "seeds[0]", "takes an object")]
    [InlineData("""{"seeds": [{"movie_id": 10}, {"weight": 1}]}""", "seeds[1]", "one of movie_id")]
    [InlineData("""{"seeds": [{"movie_id": 10, "movie_title": "Film 1"}]}""", "seeds[0]", "one of movie_id")]
    [InlineData("""{"seeds": [{"movie_id": 10, "weight": 0}]}""", "seeds[0].weight", "takes a number from")]
    [InlineData("""{"seeds": [{"movie_id": "x"}]}""", "seeds[0].movie_id", "'x'")]
    [InlineData("""{"seeds": [{"film": 1}]}""", "seeds[0].film", "no parameter")]
    [InlineData("""{"seeds": []}""", "movie_title", "missing")]
    public async Task A_wrong_member_of_JSON_is_named_by_its_path(string json, string path, string expected)
    {
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await RunningFrontend.ReadProblemAsync(response)).GetProperty("errors").EnumerateObject().ToArray();
        Assert.Equal(path, errors[0].Name);
        Assert.Contains(expected, errors[0].Value.GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"movie_id\": 10,\n oops}", "line 2")]
    [InlineData("", "line 1")]
    [InlineData("[1]", "must be an object")]
    [InlineData("""{"movie_title": "\ud800"}""", "not Unicode")]
    [InlineData("""{"\udc00": 1}""", "not Unicode")]
    [InlineData("""{"queries": [], "\udc00": 1}""", "not Unicode")]
    public async Task JSON_that_cannot_be_read_is_refused_with_the_place(string json, string expected)
    {
        foreach (var path in new[] { "/", "/v1/similar" })
        {
            if (json.Length == 0 && path == "/") continue;
            using var response = await frontend.SendJsonAsync(HttpMethod.Post, path, json);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(expected, (await RunningFrontend.ReadProblemAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task JSON_that_is_sent_as_a_form_gets_a_hint()
    {
        using var response = await frontend.SendFormAsync(HttpMethod.Post, "/v1/similar", ("{\"movie_id\": 10}", ""));
        var problem = await RunningFrontend.ReadProblemAsync(response);
        Assert.Contains("Content-Type: application/json", problem.GetProperty("errors").ToString(), StringComparison.Ordinal);
    }
}
