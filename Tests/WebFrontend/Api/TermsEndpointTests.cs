using System.Net;
using System.Net.Http.Headers;
using MovieSimilarity.Tests.WebFrontend.Api.Similar;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary><c>/v1/terms</c> over HTTP.</summary>
public sealed class TermsEndpointTests(TermFrontend frontend, RichFrontend withoutTerms) : IClassFixture<TermFrontend>, IClassFixture<RichFrontend>
{
    [Fact]
    public async Task Terms_are_completed_with_their_films_and_whether_they_are_genres() => Assert.Equal(
        """{"query":"dra","terms":[{"term":"Drama","movies":140,"genre":true},{"term":"drama-queen","movies":52,"genre":false}]}""",
        (await frontend.GetJsonAsync("/v1/terms?query=dra")).GetRawText());

    [Fact]
    public async Task Count_limits_the_terms_and_a_known_tag_saves_them()
    {
        using var response = await frontend.GetAsync("/v1/terms?query=dra&count=1");
        Assert.Equal(1, (await RunningFrontend.ReadJsonAsync(response)).GetProperty("terms").GetArrayLength());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/v1/terms?query=dra&count=1");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(response.Headers.ETag!.Tag));
        using var known = await frontend.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Theory]
    [InlineData("", "query")]
    [InlineData("?query=+", "query")]
    [InlineData("?query=a&count=101", "count")]
    [InlineData("?query=a&limit=1", "limit")]
    public async Task A_wrong_parameter_is_named(string query, string name)
    {
        var problem = await frontend.GetProblemAsync($"/v1/terms{query}", HttpStatusCode.BadRequest);
        Assert.Equal(name, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("/v1/terms?query=dra")]
    [InlineData("/v1/similar?movie_id=10&more=drama")]
    [InlineData("/?movie_id=10&less=drama")]
    public async Task A_model_without_terms_has_a_problem_that_says_what_to_do(string path)
    {
        var problem = await withoutTerms.GetProblemAsync(path, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Train it again with this release and publish it.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
