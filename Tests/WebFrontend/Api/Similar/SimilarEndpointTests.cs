using System.Net;
using System.Text.Json;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary><c>GET /</c> over HTTP.</summary>
public sealed class SimilarEndpointTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    private const string Zodiac = "Zodiac (2007)";

    private int ZodiacId => frontend.Model.Catalogue.Single(movie => movie.Title == Zodiac).Id;

    [Fact]
    public async Task The_original_call_a_form_body_on_a_GET_is_answered()
    {
        using var response = await frontend.SendFormAsync(HttpMethod.Get, "/", ("movie_title", Zodiac));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var answer = await RunningFrontend.ReadJsonAsync(response);
        Assert.Equal(["seed", "matched", "model", "results"], answer.EnumerateObject().Select(property => property.Name));
        var seed = answer.GetProperty("seed");
        Assert.Equal(ZodiacId, seed.GetProperty("movie_id").GetInt32());
        Assert.Equal((Zodiac, 2007), (seed.GetProperty("title").GetString(), seed.GetProperty("year").GetInt32()));
        Assert.Contains("Crime", seed.GetProperty("genres").EnumerateArray().Select(genre => genre.GetString()));
        Assert.Equal(frontend.Model.Version, answer.GetProperty("model").GetProperty("version").GetString());
        Assert.Equal(20, answer.GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData("ensemble", "")]
    [InlineData("ensemble", "&model=ensemble")]
    [InlineData("collaborative", "&model=collaborative")]
    [InlineData("content", "&model=Content")]
    public async Task Results_are_the_librarys_with_everything_known_of_each_film(string name, string parameter)
    {
        var scoring = Scoring.Named.Single(scoring => scoring.ToString() == name);
        var answer = await frontend.GetJsonAsync($"/?movie_id={ZodiacId}{parameter}");
        Assert.Equal(name, answer.GetProperty("model").GetProperty("name").GetString());
        var expected = frontend.Model.FindSimilar(ZodiacId, 20, scoring);
        var results = answer.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(expected.Count, results.Length);
        for (var i = 0; i < results.Length; i++) AssertResult(expected[i], i + 1, results[i]);
    }

    [Fact]
    public async Task Form_body_query_string_id_and_POST_all_give_the_same_answer()
    {
        var expected = (await frontend.GetJsonAsync($"/?movie_title={Uri.EscapeDataString(Zodiac)}")).GetRawText();
        Assert.Equal(expected, (await frontend.GetJsonAsync($"/?movie_id={ZodiacId}")).GetRawText());
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var response = await frontend.SendFormAsync(method, "/", ("movie_title", Zodiac));
            Assert.Equal(expected, (await RunningFrontend.ReadJsonAsync(response)).GetRawText());
        }
    }

    [Fact]
    public async Task Format_titles_gives_the_plain_list()
    {
        var titles = await frontend.GetJsonAsync($"/?movie_id={ZodiacId}&format=titles");
        var full = await frontend.GetJsonAsync($"/?movie_id={ZodiacId}");
        Assert.Equal(
            full.GetProperty("results").EnumerateArray().Select(movie => movie.GetProperty("title").GetString()),
            titles.EnumerateArray().Select(title => title.GetString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Count_says_how_many(int count)
    {
        var answer = await frontend.GetJsonAsync($"/?movie_id={ZodiacId}&count={count}");
        Assert.Equal(Enumerable.Range(1, count), answer.GetProperty("results").EnumerateArray().Select(movie => movie.GetProperty("rank").GetInt32()));
        Assert.Equal(frontend.Model.FindSimilar(ZodiacId, count).Select(neighbour => neighbour.MovieId), RunningFrontend.MovieIds(answer));
    }

    [Theory]
    [InlineData("zodiac (2007)", Zodiac)]
    [InlineData("ZODIAC", Zodiac)]
    [InlineData(" zodiac 2007 ", Zodiac)]
    [InlineData("The Matrix", "Matrix, The (1999)")]
    [InlineData("matrix", "Matrix, The (1999)")]
    [InlineData("the matrix (1999)", "Matrix, The (1999)")]
    [InlineData("Se7en", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("seven", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("leon the professional", "Léon: The Professional (a.k.a. The Professional) (Léon) (1994)")]
    [InlineData("Dont Look Now", "Don't Look Now (1973)")]
    [InlineData("Lock, Stock and Two Smoking Barrels", "Lock, Stock & Two Smoking Barrels (1998)")]
    [InlineData("la cite des enfants perdus", "City of Lost Children, The (Cité des enfants perdus, La) (1995)")]
    [InlineData("2001 a space odyssey", "2001: A Space Odyssey (1968)")]
    public async Task Titles_are_found_as_people_type_them(string typed, string title)
    {
        using var response = await frontend.SendFormAsync(HttpMethod.Get, "/", ("movie_title", typed));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(title, (await RunningFrontend.ReadJsonAsync(response)).GetProperty("seed").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Of_several_films_of_a_name_the_most_rated_answers_and_the_others_are_listed()
    {
        var named = frontend.Model.Catalogue.Where(movie => movie.Title.StartsWith("King Kong (", StringComparison.Ordinal))
            .OrderByDescending(movie => movie.RatingCount).Select(movie => movie.Id).ToArray();
        Assert.Equal(3, named.Length);
        var answer = await frontend.GetJsonAsync("/?movie_title=king+kong");
        Assert.Equal(named[0], answer.GetProperty("seed").GetProperty("movie_id").GetInt32());
        Assert.False(answer.TryGetProperty("other_match_count", out _));
        Assert.Equal(named[1..], answer.GetProperty("other_matches").EnumerateArray().Select(movie => movie.GetProperty("movie_id").GetInt32()));
    }

    [Theory]
    [InlineData("Zodiak", Zodiac)]
    [InlineData("Shawshenk Redemtion", "Shawshank Redemption, The (1994)")]
    [InlineData("Zodiac (1907)", Zodiac)]
    public async Task An_unknown_title_is_answered_with_the_closest(string typed, string title)
    {
        using var response = await frontend.SendFormAsync(HttpMethod.Get, "/", ("movie_title", typed));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var problem = await RunningFrontend.ReadProblemAsync(response);
        Assert.Equal(title, problem.GetProperty("suggestions")[0].GetProperty("title").GetString());
        Assert.Contains(title, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zodiac (2007)", "exact")]
    [InlineData("zodiac", "without_year")]
    [InlineData("Zodiac (2008)", "near_year")]
    [InlineData("Se7en", "alternative_title")]
    [InlineData("Shawshank", "beginning")]
    [InlineData("Godfather 2", "numeral")]
    [InlineData("Zodiak&fuzzy=true", "fuzzy")]
    [InlineData("Zodiac (2007)&fuzzy=true", "exact")]
    public async Task An_answer_says_how_the_title_matched(string query, string matched) =>
        Assert.Equal(matched, (await frontend.GetJsonAsync($"/?movie_title={query}")).GetProperty("matched").GetString());

    [Theory]
    [InlineData("movie_id=987654321")]
    [InlineData("movie_title=xqzvw+kjhgf&fuzzy=true")]
    [InlineData("movie_title=xqzvw+kjhgf")]
    public async Task What_resembles_nothing_is_not_found(string query)
    {
        using var response = await frontend.Http.GetAsync(new Uri($"/?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
    }

    [Theory]
    [InlineData("", "movie_title")]
    [InlineData("movie_title=", "movie_title")]
    [InlineData("movie_id=abc", "movie_id")]
    [InlineData("movie_id=0", "movie_id")]
    [InlineData("movie_id=-5", "movie_id")]
    [InlineData("movie_id=99999999999", "movie_id")]
    [InlineData("movie_title=Zodiac&count=0", "count")]
    [InlineData("movie_title=Zodiac&count=1001", "count")]
    [InlineData("movie_title=Zodiac&count=many", "count")]
    [InlineData("movie_title=Zodiac&count=2.5", "count")]
    [InlineData("movie_title=Zodiac&model=neural", "model")]
    [InlineData("movie_title=Zodiac&format=xml", "format")]
    [InlineData("movie_title=Zodiac&fuzzy=perhaps", "fuzzy")]
    public async Task A_bad_parameter_is_named(string query, string parameter)
    {
        foreach (var path in new[] { "/", "/v1/similar" })
        {
            var problem = await frontend.GetProblemAsync($"{path}?{query}", HttpStatusCode.BadRequest);
            Assert.Equal([parameter], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        }
    }

    [Theory]
    [InlineData("yearfrom=1990", "yearfrom", "did you mean year_from?")]
    [InlineData("genres=Drama", "genres", "did you mean genre?")]
    [InlineData("Count=3", "Count", "did you mean count?")]
    [InlineData("colour=red", "colour", "there are count, model,")]
    [InlineData("movie_title=Lock,+Stock+&+Two+Smoking+Barrels", " Two Smoking Barrels", "must be encoded")]
    public async Task An_unknown_parameter_is_refused_by_v1_and_ignored_by_the_root(string query, string parameter, string hint)
    {
        var problem = await frontend.GetProblemAsync($"/v1/similar?movie_id={ZodiacId}&{query}", HttpStatusCode.BadRequest);
        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(parameter, error.Name);
        Assert.Contains(hint, error.Value.GetString(), StringComparison.Ordinal);
        if (query.StartsWith("movie_title", StringComparison.Ordinal)) return;
        Assert.Equal(
            (await frontend.GetJsonAsync($"/?movie_id={ZodiacId}")).GetRawText(), (await frontend.GetJsonAsync($"/?movie_id={ZodiacId}&{query}")).GetRawText());
    }

    [Fact]
    public async Task All_bad_parameters_are_named_at_once()
    {
        var problem = await frontend.GetProblemAsync("/v1/similar?count=0&model=x&format=y&colour=z", HttpStatusCode.BadRequest);
        Assert.Equal(
            ["colour", "count", "format", "model", "movie_title"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    private void AssertResult(Neighbour expected, int rank, JsonElement result)
    {
        const double rounding = 5.1e-7;
        Assert.Equal(
            ["rank", "movie_id", "title", "year", "genres", "average_rating", "rating_count", "similarity_score", "collaborative_score", "content_score", "evidence"],
            result.EnumerateObject().Select(property => property.Name));
        Assert.True(frontend.Model.Catalogue.TryGet(expected.MovieId, out var movie));
        Assert.Equal((rank, movie.Id), (result.GetProperty("rank").GetInt32(), result.GetProperty("movie_id").GetInt32()));
        Assert.Equal((movie.Title, movie.Year), (result.GetProperty("title").GetString(), result.GetProperty("year").GetInt32()));
        Assert.Equal(movie.Genres, result.GetProperty("genres").EnumerateArray().Select(genre => genre.GetString()));
        Assert.Equal(movie.RatingCount, result.GetProperty("rating_count").GetInt32());
        Assert.Equal(movie.AverageRating, result.GetProperty("average_rating").GetDouble(), 0.0051);
        Assert.Equal(expected.Score, result.GetProperty("similarity_score").GetDouble(), rounding);
        Assert.Equal(expected.CollaborativeScore, result.GetProperty("collaborative_score").GetDouble(), rounding);
        Assert.Equal(expected.ContentScore, result.GetProperty("content_score").GetDouble(), rounding);
        Assert.Equal("both", result.GetProperty("evidence").GetString());
    }
}
