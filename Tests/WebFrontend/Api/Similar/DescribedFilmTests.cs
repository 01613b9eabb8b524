using System.Net;
using System.Text.Json;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Films that the model does not have, described by tags and genres.</summary>
public sealed class DescribedFilmTests(TermFrontend frontend, RichFrontend withoutTerms) : IClassFixture<TermFrontend>, IClassFixture<RichFrontend>
{
    /// <summary>Film 100 has two tags and a genre: its number is 10, a multiple of 2, 5 and 10.</summary>
    private const string AsFilm100 = """ "film": {"tags": ["serial killer", "serial killer", "war, war", "War War"], "genres": ["crime"]} """;

    [Fact]
    public async Task A_film_described_as_another_finds_what_that_one_finds_by_content()
    {
        var answer = await PostAsync($"{{{AsFilm100}, \"count\": 50}}");
        var results = answer.GetProperty("results");
        var itself = results.EnumerateArray().First(film => film.GetProperty("movie_id").GetInt32() == 100);
        Assert.Equal(1, itself.GetProperty("similarity_score").GetDouble());
        Assert.Equal(1, itself.GetProperty("content_score").GetDouble());
        Assert.Equal(0, itself.GetProperty("collaborative_score").GetDouble());
        Assert.Equal(
            frontend.Model.FindSimilar(new SimilarityQuery(100, 49, Scoring.Content)).Select(film => film.MovieId),
            RunningFrontend.MovieIds(answer).Where(id => id != 100));
    }

    [Fact]
    public async Task The_answer_says_that_it_is_by_content_alone_and_which_words_were_ignored()
    {
        var answer = await PostAsync("""{"film": {"tags": ["Serial Killer", "xyzzy war"], "genres": "Crime"}}""");
        Assert.Equal("""{"tags":["Serial Killer","xyzzy war"],"genres":["Crime"],"ignored":["xyzzy"]}""", answer.GetProperty("film").GetRawText());
        Assert.Contains("by its tags and genres alone", answer.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal("content", answer.GetProperty("model").GetProperty("name").GetString());
        Assert.False(answer.TryGetProperty("seed", out _));
        Assert.All(answer.GetProperty("results").EnumerateArray(), film => Assert.Equal("content", film.GetProperty("evidence").GetString()));
    }

    [Theory]
    [InlineData(", \"genre\": \"Drama\"")]
    [InlineData(", \"series\": \"one\"")]
    [InlineData(", \"series\": \"apart\"")]
    [InlineData(", \"model\": \"content\", \"exclude\": [100, 200]")]
    [InlineData(", \"diversity\": 0.3")]
    [InlineData(", \"more\": [\"romance\"], \"strength\": 0.3")]
    [InlineData(", \"min_score\": 0.2")]
    public async Task All_other_parameters_and_pages_work(string parameters)
    {
        var first = await PostAsync($"{{{AsFilm100}, \"count\": 7{parameters}}}");
        var second = await PostAsync($"{{{AsFilm100}, \"count\": 7{parameters}, \"cursor\": \"{first.GetProperty("next_cursor").GetString()}\"}}");
        Assert.Equal(8, second.GetProperty("results")[0].GetProperty("rank").GetInt32());
        if (parameters.Contains("diversity", StringComparison.Ordinal)) return;
        var both = await PostAsync($"{{{AsFilm100}, \"count\": 14{parameters}}}");
        Assert.Equal(RunningFrontend.MovieIds(both), RunningFrontend.MovieIds(first).Concat(RunningFrontend.MovieIds(second)));
    }

    [Fact]
    public async Task Filters_hold()
    {
        var films = RunningFrontend.MovieIds(await PostAsync($"{{{AsFilm100}, \"genre\": \"Drama\"}}"));
        Assert.Equal(20, films.Length);
        Assert.All(films, id => Assert.Contains("Drama", frontend.Model.Catalogue.Single(movie => movie.Id == id).Genres));
    }

    [Theory]
    [InlineData("titles")]
    [InlineData("csv")]
    public async Task Other_formats_have_the_same_films(string format)
    {
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", $"{{{AsFilm100}, \"count\": 3, \"format\": \"{format}\"}}");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = await PostAsync($"{{{AsFilm100}, \"count\": 3}}");
        Assert.All(answer.GetProperty("results").EnumerateArray(), film => Assert.Contains(film.GetProperty("title").GetString()!, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"film": {"tags": ["serail"]}}""", "film", "The closest terms: serial killer.")]
    [InlineData("""{"film": {"tags": ["xyzzyplugh"]}}""", "film", "No term comes close")]
    [InlineData("""{"film": {}}""", "film", "takes tags, genres or both")]
    [InlineData("""{"film": {"tags": [" "]}}""", "film", "takes tags, genres or both")]
    [InlineData("""{"film": "Zodiac"}""", "film", "takes an object")]
    [InlineData("""{"film": {"tags": ["war"], "genre": "Crime"}}""", "film.genre", "did you mean genres?")]
    [InlineData("""{"film": {"tags": ["war", {}]}}""", "film.tags[1]", "takes a text")]
    [InlineData("""{"film": {"tags": ["war"]}, "movie_id": 10}""", "film", "stands alone")]
    [InlineData("""{"film": {"tags": ["war"]}, "seeds": [{"movie_id": 10}]}""", "film", "stands alone")]
    [InlineData("""{"film": {"tags": ["war"]}, "unlike": [10]}""", "film", "stands alone")]
    [InlineData("""{"film": {"tags": ["war"]}, "weight": 0.5}""", "film", "content alone")]
    [InlineData("""{"film": {"tags": ["war"]}, "model": "ensemble"}""", "film", "content alone")]
    [InlineData("""{"film": {"tags": ["war"]}, "explain": true}""", "explain", "films that the model has")]
    [InlineData("TOO MANY", "film.tags", "at most 500 texts, not 501")]
    [InlineData("TOO LONG", "film.genres", "at most 100 characters")]
    public async Task A_wrong_film_is_refused_with_what_was_expected(string json, string name, string expected)
    {
        if (json == "TOO MANY") json = JsonSerializer.Serialize(new { film = new { tags = Enumerable.Repeat("war", 501) } });
        if (json == "TOO LONG") json = JsonSerializer.Serialize(new { film = new { genres = new string('x', 101) } });
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await RunningFrontend.ReadProblemAsync(response)).GetProperty("errors");
        Assert.Contains(expected, errors.GetProperty(name).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_may_hold_described_films()
    {
        var answer = await PostAsync($$"""{"queries": [{"movie_id": 10}, { {{AsFilm100}} }, {"film": {"tags": ["serail"] } }, {"movie_id": 10, "more": "serail"}]}""");
        var answers = answer.GetProperty("answers").EnumerateArray().ToArray();
        Assert.Equal((await PostAsync($"{{{AsFilm100}}}")).GetRawText(), answers[1].GetRawText());
        Assert.Contains("serial killer", answers[2].GetProperty("errors").GetProperty("queries[2].film").GetString(), StringComparison.Ordinal);
        Assert.Contains("serial killer", answers[3].GetProperty("errors").GetProperty("queries[3].more").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_terms_has_a_problem_that_says_what_to_do()
    {
        using var response = await withoutTerms.SendJsonAsync(HttpMethod.Post, "/v1/similar", $"{{{AsFilm100}}}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
    }

    private async Task<JsonElement> PostAsync(string json)
    {
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await RunningFrontend.ReadJsonAsync(response);
    }
}
