using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using MovieSimilarity.Explanations;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Fidelity;
using MovieSimilarity.WebFrontend.Api.Similar;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>The service with a model that can be explained.</summary>
public sealed class ExplainedFrontend() : RunningFrontend(TrainedModels.Sample);

/// <summary><c>explain=true</c>.</summary>
public sealed partial class ExplainTests(ExplainedFrontend frontend) : IClassFixture<ExplainedFrontend>
{
    private const string Zodiac = "/v1/similar?movie_title=Zodiac+(2007)&count=30";

    [Fact]
    public async Task Every_result_is_explained_as_the_library_explains_it_and_is_otherwise_the_same()
    {
        var plain = Results(await frontend.GetJsonAsync(Zodiac));
        var explained = Results(await frontend.GetJsonAsync($"{Zodiac}&explain=true"));
        var query = new SimilarityQuery(plain.Length > 0 ? ZodiacId : 0, 30);
        var explainer = new QueryExplainer(frontend.Model.Explanations!, frontend.Model.Catalogue, query);
        var found = frontend.Model.FindSimilar(query);
        Assert.Equal(30, explained.Length);
        for (var i = 0; i < explained.Length; i++)
        {
            Assert.Equal(plain[i].EnumerateObject().Select(member => member.ToString()), explained[i].EnumerateObject().SkipLast(1).Select(member => member.ToString()));
            AssertIs(explainer.Explain(found[i]), explained[i].GetProperty("explanation"));
        }
        Assert.Contains(explained, result => result.GetProperty("explanation").GetProperty("viewers").ValueKind == JsonValueKind.Object);
        Assert.Contains(explained, result => result.GetProperty("explanation").GetProperty("viewers").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&model=content")]
    [InlineData("&weight=0.9")]
    [InlineData("&movie_id=881&unlike=869")]
    [InlineData("&movie_id=881&movie_id=1189&genre=Comedy&diversity=0.4")]
    [InlineData("&series=one&min_score=0.1&year_from=1990")]
    public async Task Parts_and_remainder_add_up_to_the_content_score_and_every_number_of_the_sentence_is_in_the_answer(string parameters)
    {
        var answer = await frontend.GetJsonAsync($"{Zodiac}{parameters}&explain=true");
        var films = answer.GetProperty("seed").GetRawText() + (answer.TryGetProperty("seeds", out var seeds) ? seeds.GetRawText() : "");
        Assert.NotEmpty(Results(answer));
        foreach (var result in Results(answer))
        {
            var explanation = result.GetProperty("explanation");
            var content = explanation.GetProperty("content");
            var sum = content.GetProperty("terms").EnumerateArray().Sum(term => term.GetProperty("part").GetDouble()) + content.GetProperty("remainder").GetDouble();
            Assert.Equal(result.GetProperty("content_score").GetDouble(), sum, 1e-9);
            var reason = explanation.GetProperty("reason").GetString()!;
            var known = films + explanation.GetRawText().Replace(reason, "", StringComparison.Ordinal);
            Assert.All(Number().Matches(reason), number => Assert.Contains(number.Value, known, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ranks_are_those_of_the_answers_of_each_model_with_the_same_films_and_filter()
    {
        const string Query = "/v1/similar?movie_title=Zodiac+(2007)&movie_id=881&exclude_genre=Drama";
        var ranks = new Dictionary<string, int[]>();
        foreach (var model in new[] { "collaborative", "content" })
            ranks[model] = RunningFrontend.MovieIds(await frontend.GetJsonAsync($"{Query}&model={model}&count={SingleModelRanks.MaxRank}"));
        var isBeyond = 0;
        foreach (var result in Results(await frontend.GetJsonAsync($"{Query}&explain=true&count=250&series=one")))
        {
            foreach (var (model, list) in ranks)
            {
                var evidence = result.GetProperty("evidence").GetString();
                var rank = Array.IndexOf(list, result.GetProperty("movie_id").GetInt32()) + 1;
                var shown = result.GetProperty("explanation").GetProperty("ranks").GetProperty(model);
                if (rank == 0 || !(evidence == "both" || evidence == model))
                {
                    Assert.Equal(JsonValueKind.Null, shown.ValueKind);
                    isBeyond++;
                }
                else
                {
                    Assert.Equal(rank, shown.GetInt32());
                }
            }
        }
        Assert.True(isBeyond > 0);
    }

    [Fact]
    public async Task All_ways_to_ask_give_the_same_explanations()
    {
        var expected = (await frontend.GetJsonAsync($"/?movie_id={ZodiacId}&explain=true")).GetProperty("results").GetRawText();
        Assert.Contains("\"explanation\"", expected, StringComparison.Ordinal);
        using var form = await frontend.SendFormAsync(HttpMethod.Post, "/v1/similar", ("movie_id", $"{ZodiacId}"), ("explain", "True"));
        Assert.Equal(expected, (await RunningFrontend.ReadJsonAsync(form)).GetProperty("results").GetRawText());
        using var json = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", $$"""{"movie_id": {{ZodiacId}}, "explain": true}""");
        Assert.Equal(expected, (await RunningFrontend.ReadJsonAsync(json)).GetProperty("results").GetRawText());
        using var batch = await frontend.SendJsonAsync(
            HttpMethod.Post, "/v1/similar", $$"""{"queries": [{"movie_id": 881, "series": "apart"}, {"movie_id": {{ZodiacId}}, "explain": true}, {"movie_id": 881, "explain": false}]}""");
        var answers = (await RunningFrontend.ReadJsonAsync(batch)).GetProperty("answers");
        Assert.Equal(expected, answers[1].GetProperty("results").GetRawText());
        Assert.DoesNotContain("\"explanation\"", answers[0].GetRawText() + answers[2].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Films_of_the_series_are_explained_in_their_list_too()
    {
        var seed = frontend.Model.Catalogue.GroupBy(movie => movie.SeriesId).Where(series => series.Key != 0).MaxBy(series => series.Count())!.First();
        var answer = await frontend.GetJsonAsync($"/v1/similar?movie_id={seed.Id}&series=apart&explain=true");
        Assert.NotEmpty(answer.GetProperty("series").EnumerateArray());
        Assert.All(
            answer.GetProperty("series").EnumerateArray().Concat(Results(answer)),
            result => Assert.NotEmpty(result.GetProperty("explanation").GetProperty("reason").GetString()!));
    }

    [Fact]
    public async Task A_further_page_is_explained_if_it_is_asked_for_so()
    {
        var all = Results(await frontend.GetJsonAsync($"/v1/similar?movie_id={ZodiacId}&count=10&explain=true"));
        var cursor = (await frontend.GetJsonAsync($"/v1/similar?movie_id={ZodiacId}&count=5")).GetProperty("next_cursor").GetString();
        var page = Results(await frontend.GetJsonAsync($"/v1/similar?movie_id={ZodiacId}&count=5&explain=true&cursor={cursor}"));
        Assert.Equal(all[5..].Select(result => result.GetRawText()), page.Select(result => result.GetRawText()));
    }

    [Fact]
    public async Task A_table_has_the_sentences_in_its_last_column()
    {
        var results = Results(await frontend.GetJsonAsync($"{Zodiac}&explain=true"));
        using var response = await frontend.GetAsync($"{Zodiac}&explain=true&format=csv");
        using var reader = new CsvReader(new StringReader(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), CultureInfo.InvariantCulture);
        var rows = reader.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row).ToArray();
        Assert.Equal("reason", rows[0].Keys.Last());
        Assert.Equal(results.Select(result => result.GetProperty("explanation").GetProperty("reason").GetString()), rows.Select(row => row["reason"]));
        using var plain = await frontend.GetAsync($"{Zodiac}&format=csv");
        Assert.DoesNotContain("reason", await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explained_answers_have_entity_tags_of_their_own()
    {
        var tags = new List<string>();
        foreach (var path in new[] { $"/?movie_id={ZodiacId}", $"/?movie_id={ZodiacId}&explain=true", $"{Zodiac}&explain=true", Zodiac, $"{Zodiac}&explain=true&format=csv" })
        {
            using var first = await frontend.GetAsync(path);
            tags.Add(first.Headers.ETag!.Tag);
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Headers.ETag.Tag } } };
            using var second = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        }
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task A_list_of_titles_cannot_be_explained()
    {
        var problem = await frontend.GetProblemAsync($"{Zodiac}&explain=true&format=titles", HttpStatusCode.BadRequest);
        Assert.Contains("titles", problem.GetProperty("errors").GetProperty("explain").GetString(), StringComparison.Ordinal);
        await frontend.GetProblemAsync($"{Zodiac}&explain=maybe", HttpStatusCode.BadRequest);
        await frontend.GetJsonAsync($"{Zodiac}&explain=false&format=titles");
    }

    [Fact]
    public async Task A_batch_explains_so_many_films_in_all()
    {
        var count = SimilarBatch.MaxExplained / 100;
        var queries = Enumerable.Repeat($$"""{"movie_id": {{ZodiacId}}, "count": {{count}}, "explain": true}""", 101).Append($$"""{"movie_id": {{ZodiacId}}}""");
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", $$"""{"queries": [{{string.Join(',', queries)}}]}""");
        var answers = (await RunningFrontend.ReadJsonAsync(response)).GetProperty("answers").EnumerateArray().ToArray();
        Assert.All(answers[..100], answer => Assert.Contains("\"explanation\"", answer.GetRawText(), StringComparison.Ordinal));
        Assert.Contains("1,000", answers[100].GetProperty("errors").GetProperty("queries[100].explain").GetString(), StringComparison.Ordinal);
        Assert.Equal(20, Results(answers[101]).Length);
    }

    private int ZodiacId => frontend.Model.Catalogue.Single(movie => movie.Title == "Zodiac (2007)").Id;

    private static JsonElement[] Results(JsonElement answer) => [.. answer.GetProperty("results").EnumerateArray()];

    private static void AssertIs(Explanation expected, JsonElement actual)
    {
        Assert.Equal(expected.Reason, actual.GetProperty("reason").GetString());
        Assert.Equal(
            expected.Content.Terms,
            actual.GetProperty("content").GetProperty("terms").EnumerateArray().Select(term => new ExplainedTerm(
                term.GetProperty("term").GetString()!, term.GetProperty("kind").GetString() == "genre", term.GetProperty("part").GetDouble(),
                term.GetProperty("shared").GetBoolean() ? Overlap.Term : term.GetProperty("shared_word").GetBoolean() ? Overlap.Word : Overlap.None)));
        Assert.Equal(expected.Content.Remainder, actual.GetProperty("content").GetProperty("remainder").GetDouble());
        Assert.Equal(expected.Percentiles, new ScorePercentiles(NumberOf("similarity"), NumberOf("collaborative"), NumberOf("content")));
        var viewers = actual.GetProperty("viewers");
        Assert.Equal(expected.Viewers is null, viewers.ValueKind == JsonValueKind.Null);
        if (expected.Viewers is not { } counts) return;
        Assert.Equal(
            [counts.Seed, counts.LikedSeed, counts.LikedFilm, counts.LikedBoth, counts.Viewers, counts.AllViewers, FilmLikes.LikedStars, counts.Expected, counts.Lift],
            viewers.EnumerateObject().Select(member => member.Value.GetDouble()));

        double? NumberOf(string name) =>
            actual.GetProperty("percentiles").GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
    }

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?")]
    private static partial Regex Number();
}
