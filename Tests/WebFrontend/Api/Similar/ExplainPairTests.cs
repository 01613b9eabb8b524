using System.Net;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary><c>/v1/explain</c>.</summary>
public sealed class ExplainPairTests(ExplainedFrontend frontend) : IClassFixture<ExplainedFrontend>
{
    private Movie Zodiac => frontend.Model.Catalogue.Single(movie => movie.Title == "Zodiac (2007)");

    [Fact]
    public async Task A_pair_is_explained_as_in_an_answer_and_its_ranks_are_among_all_films()
    {
        var answer = await frontend.GetJsonAsync($"/v1/similar?movie_id={Zodiac.Id}&count=5&explain=true");
        foreach (var result in answer.GetProperty("results").EnumerateArray())
        {
            var pair = await frontend.GetJsonAsync($"/v1/explain?a={Zodiac.Id}&b={result.GetProperty("movie_id").GetInt32()}");
            Assert.Equal(Zodiac.Title, pair.GetProperty("a").GetProperty("title").GetString());
            Assert.Equal(result.GetProperty("title").GetString(), pair.GetProperty("b").GetProperty("title").GetString());
            foreach (var member in new[] { "similarity_score", "collaborative_score", "content_score", "evidence", "explanation" })
                Assert.Equal(result.GetProperty(member).GetRawText(), pair.GetProperty(member).GetRawText());
            Assert.Equal(answer.GetProperty("model").GetRawText(), pair.GetProperty("model").GetRawText());
        }
    }

    [Fact]
    public async Task Films_far_apart_are_explained_too()
    {
        var last = frontend.Model.FindSimilar(Zodiac.Id, frontend.Model.Catalogue.Count)[^1];
        var pair = await frontend.GetJsonAsync($"/v1/explain?a={Zodiac.Id}&b={last.MovieId}");
        Assert.Equal(last.Score, pair.GetProperty("similarity_score").GetDouble(), 5.1e-7);
        Assert.NotEmpty(pair.GetProperty("explanation").GetProperty("reason").GetString()!);
    }

    [Fact]
    public async Task Films_are_named_by_id_or_by_title()
    {
        var other = frontend.Model.FindSimilar(Zodiac.Id, 1)[0].MovieId;
        var title = frontend.Model.Catalogue.Single(movie => movie.Id == other).Title;
        var expected = (await frontend.GetJsonAsync($"/v1/explain?a={Zodiac.Id}&b={other}")).GetRawText();
        Assert.Equal(expected, (await frontend.GetJsonAsync($"/v1/explain?a_title=zodiac&b_title={Uri.EscapeDataString(title)}")).GetRawText());
        Assert.Equal(expected, (await frontend.GetJsonAsync($"/v1/explain?a_title=zodiak&b={other}&fuzzy=true")).GetRawText());
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "a is missing")]
    [InlineData("?a=881", HttpStatusCode.BadRequest, "b is missing")]
    [InlineData("?a=881&b=x", HttpStatusCode.BadRequest, "b takes a movie id or an id of IMDb such as tt0443706, not 'x'; b_title takes a title.")]
    [InlineData("?a=881&b=869&b_title=Fargo", HttpStatusCode.BadRequest, "Give b or b_title, not both.")]
    [InlineData("?a=881&b_title=Fargo", HttpStatusCode.BadRequest, "a and b both name Fargo (1996); name two films.")]
    [InlineData("?a=881&b=869&count=3", HttpStatusCode.BadRequest, "There is no parameter 'count'")]
    [InlineData("?a=881&b=869&fuzzy=perhaps", HttpStatusCode.BadRequest, "fuzzy takes false, true, not 'perhaps'.")]
    [InlineData("?a=881&b=99999999", HttpStatusCode.NotFound, "The model has no movie 99999999")]
    [InlineData("?a_title=Zodiak&b=881", HttpStatusCode.NotFound, "The closest titles: Zodiac (2007).")]
    public async Task Wrong_parameters_get_a_sentence(string parameters, HttpStatusCode status, string sentence)
    {
        var problem = await frontend.GetProblemAsync($"/v1/explain{parameters}", status);
        Assert.Contains(sentence, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_explanation_is_told_so()
    {
        var path = $"/v1/explain?a={Zodiac.Id}&b=881";
        using var first = await frontend.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Headers.ETag!.Tag } } };
        using var second = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}

/// <summary>A model that cannot explain.</summary>
public sealed class UnexplainableModelTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    [Theory]
    [InlineData("/?movie_id=10&explain=true")]
    [InlineData("/v1/similar?movie_id=10&explain=true&format=csv")]
    [InlineData("/v1/explain?a=10&b=20")]
    public async Task It_is_refused_with_what_to_do(string path)
    {
        var problem = await frontend.GetProblemAsync(path, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Train it again", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_batch_only_the_query_that_asks_for_it_is_refused()
    {
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", """{"queries": [{"movie_id": 10, "explain": true}, {"movie_id": 10}]}""");
        var answers = (await RunningFrontend.ReadJsonAsync(response)).GetProperty("answers");
        Assert.Equal(422, answers[0].GetProperty("status").GetInt32());
        frontend.AssertFinds(new SimilarityQuery(10, 20), answers[1]);
    }
}
