using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Many queries in one request.</summary>
public sealed class BatchTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    [Fact]
    public async Task A_thousand_queries_are_answered_in_order_each_as_by_itself()
    {
        var queries = Enumerable.Range(0, 1000).Select(i => (Seed: 10 + 10 * (i % 400), Count: 1 + i % 7, Genre: i % 3 == 0 ? "Drama" : null, Series: i % 5 == 0 ? "apart" : "all")).ToArray();
        var json = JsonSerializer.Serialize(new { queries = queries.Select(query => new { movie_id = query.Seed, count = query.Count, genre = query.Genre, series = query.Series }) });
        var answers = await AnswersAsync(json);
        Assert.Equal(1000, answers.Length);
        for (var i = 0; i < answers.Length; i++)
        {
            Assert.Equal(queries[i].Seed, answers[i].GetProperty("seed").GetProperty("movie_id").GetInt32());
            if (i % 97 != 0) continue;
            var (seed, count, genre, series) = queries[i];
            var single = await frontend.GetJsonAsync($"/v1/similar?movie_id={seed}&count={count}&series={series}{(genre is null ? "" : $"&genre={genre}")}");
            Assert.Equal(single.GetRawText(), answers[i].GetRawText());
        }
    }

    [Fact]
    public async Task A_wrong_query_has_a_problem_in_its_place()
    {
        var answers = await AnswersAsync("""
            {"queries": [{"movie_id": 10}, {"movie_id": 11}, {"movie_id": 10, "yearfrom": 1}, 7, {"movie_title": "\ud800"}, {"seeds": [{"movie_id": 20}], "count": 3},
             {"movie_id": 10, "format": "csv"}, {"movie_id": 10, "format": "titles", "count": 2}]}
            """);
        frontend.AssertFinds(new SimilarityQuery(10, 20), answers[0]);
        Assert.Equal(404, answers[1].GetProperty("status").GetInt32());
        Assert.Equal("There is no parameter 'yearfrom'; did you mean year_from?", answers[2].GetProperty("errors").GetProperty("queries[2].yearfrom").GetString());
        Assert.All(new[] { 3, 4, 6 }, i => Assert.Equal(400, answers[i].GetProperty("status").GetInt32()));
        frontend.AssertFinds(new SimilarityQuery(20, 3), answers[5]);
        Assert.Equal(2, answers[7].GetArrayLength());
        Assert.Equal(8, answers.Length);
    }

    [Fact]
    public async Task A_query_of_a_batch_may_continue_an_answer()
    {
        var cursor = (await frontend.GetJsonAsync("/v1/similar?movie_id=10&count=5")).GetProperty("next_cursor").GetString();
        var answers = await AnswersAsync($$"""{"queries": [{"movie_id": 10, "count": 5, "cursor": "{{cursor}}"}]}""");
        Assert.Equal(frontend.Model.FindSimilar(10, 10).Skip(5).Select(film => film.MovieId), RunningFrontend.MovieIds(answers[0]));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, br;q=0.5", "gzip")]
    public async Task Answers_are_compressed_as_the_caller_takes_them(string accepted, string coding)
    {
        var json = JsonSerializer.Serialize(new { queries = Enumerable.Range(1, 100).Select(i => new { movie_id = 10 * i }) });
        using var plain = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", json);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/similar") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept-Encoding", accepted);
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using Stream text = coding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        Assert.Equal(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Long_lists_of_ids_are_read()
    {
        var ids = string.Join(',', Enumerable.Range(1, 200));
        var answers = await AnswersAsync($$"""{"queries": [{{string.Join(',', Enumerable.Repeat($$"""{"movie_id": 10, "count": 1, "exclude": [{{ids}}]}""", 1000))}}]}""");
        Assert.All(answers, answer => Assert.InRange(RunningFrontend.MovieIds(answer).Single(), 201, 4000));
    }

    [Theory]
    [InlineData("""{"queries": []}""")]
    [InlineData("""{"queries": {"movie_id": 10}}""")]
    [InlineData("""{"queries": [{"movie_id": 10}], "count": 3}""")]
    [InlineData("TOO MANY")]
    public async Task A_list_that_is_wrong_as_a_whole_is_refused(string json)
    {
        if (json == "TOO MANY") json = JsonSerializer.Serialize(new { queries = Enumerable.Repeat(new { movie_id = 10 }, 1001) });
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
    }

    [Fact]
    public Task A_body_of_more_than_two_megabytes_is_refused() => frontend.AssertTooLargeAsync(
        HttpMethod.Post, "/v1/similar",
        new StringContent($$"""{"movie_title": "{{new string('x', 2_100_000)}}"}""", Encoding.UTF8, "application/json"));

    private async Task<JsonElement[]> AnswersAsync(string json)
    {
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return [.. (await RunningFrontend.ReadJsonAsync(response)).GetProperty("answers").EnumerateArray()];
    }
}
