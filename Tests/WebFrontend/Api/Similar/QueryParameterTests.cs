using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Each parameter of <c>/v1/similar</c>: its answer is the library's.</summary>
public sealed class QueryParameterTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    private static readonly SimilarityQuery Plain = new(10, 20);

    private static readonly Dictionary<string, SimilarityQuery> Queries = new()
    {
        ["movie_id=10"] = Plain,
        ["movie_title=Film+1"] = Plain,
        ["imdb_id=tt0100001"] = Plain,
        ["imdb_id=100001"] = Plain,
        ["tmdb_id=2"] = Plain,
        ["movie_id=10&movie_id=20&movie_title=Film+3&imdb_id=tt00100005&tmdb_id=12&count=7"] =
            new(SimilarityQuery.Mix([(10, 1), (20, 1), (30, 1), (50, 1), (60, 1)], []), 7),
        ["movie_id=10&movie_id=10&movie_id=20"] = new(SimilarityQuery.Mix([(10, 2), (20, 1)], []), 20),
        ["movie_id=10&unlike=20,30"] = new(SimilarityQuery.Mix([(10, 1)], [20, 30]), 20),
        ["movie_id=10&unlike=20,tmdb:6"] = new(SimilarityQuery.Mix([(10, 1)], [20, 30]), 20),
        ["movie_id=10&exclude=20,TMDB:10,tmdb:99999"] = Plain with { Filter = new() { Excluded = [20, 50] } },
        ["movie_id=10&unlike=20&unlike=tt100003"] = new(SimilarityQuery.Mix([(10, 1)], [20, 30]), 20),
        ["movie_id=10&weight=0.3"] = Plain with { Scoring = Scoring.OfHundredths(30) },
        ["movie_id=10&weight=1"] = Plain with { Scoring = Scoring.Collaborative },
        ["movie_id=10&weight=0"] = Plain with { Scoring = Scoring.Content },
        ["movie_id=10&model=content"] = Plain with { Scoring = Scoring.Content },
        ["movie_id=10&genre=comedy"] = Plain with { Filter = new() { AnyGenre = ["Comedy"] } },
        ["movie_id=10&genre=SCI-FI&genre=Film-Noir"] = Plain with { Filter = new() { AnyGenre = ["Sci-Fi", "Film-Noir"] } },
        ["movie_id=10&all_genres=Drama&all_genres=comedy"] = Plain with { Filter = new() { AllGenres = ["Drama", "Comedy"] } },
        ["movie_id=10&exclude_genre=Drama"] = Plain with { Filter = new() { NoGenre = ["Drama"] } },
        ["movie_id=10&year_from=1950&year_to=1960"] = Plain with { Filter = new() { YearFrom = 1950, YearTo = 1960 } },
        ["movie_id=10&min_ratings=300"] = Plain with { Filter = new() { MinRatings = 300 } },
        ["movie_id=10&min_average=4.5"] = Plain with { Filter = new() { MinAverage = 4.5 } },
        ["movie_id=10&exclude=20,30&exclude=tt0100005,999999"] = Plain with { Filter = new() { Excluded = [20, 30, 50] } },
        ["movie_id=10&only=20,30,&only=50"] = Plain with { Filter = new() { Only = [20, 30, 50] } },
        ["movie_id=10&only="] = Plain with { Filter = new() { Only = ImmutableArray<int>.Empty } },
        ["movie_id=10&min_score=0.25"] = Plain with { MinScore = 0.25 },
        ["movie_id=10&series=one"] = Plain with { OnePerSeries = true },
        ["movie_id=10&series=all&diversity=0&genre="] = Plain,
        ["movie_id=10&count=1000"] = Plain with { Count = 1000 },
        ["movie_id=10&genre=Drama&exclude_genre=Comedy&year_from=1920&min_ratings=5&min_average=2&exclude=30&weight=0.71&series=one&min_score=-0.5&count=50"] =
            new(10, 50, Scoring.OfHundredths(71))
            {
                Filter = new() { AnyGenre = ["Drama"], NoGenre = ["Comedy"], YearFrom = 1920, MinRatings = 5, MinAverage = 2, Excluded = [30] },
                OnePerSeries = true,
                MinScore = -0.5,
            },
    };

    public static TheoryData<string> Parameters => [.. Queries.Keys];

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task The_answer_to_parameters_is_the_librarys(string parameters)
    {
        foreach (var path in new[] { "/", "/v1/similar" })
        {
            // At the root only the first of several titles counts; here there is one.
            frontend.AssertFinds(Queries[parameters], await frontend.GetJsonAsync($"{path}?{parameters}"));
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task The_same_parameters_in_JSON_have_the_same_answer(string parameters)
    {
        var members = parameters.Split('&').Select(pair => pair.Split('=')).GroupBy(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
            .ToDictionary(group => group.Key, group => group.Count() == 1 ? (object)group.Single() : group.ToArray());
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", JsonSerializer.Serialize(members));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((await frontend.GetJsonAsync($"/v1/similar?{parameters}")).GetRawText(), (await RunningFrontend.ReadJsonAsync(response)).GetRawText());
    }

    [Fact]
    public async Task Seeds_in_JSON_have_weights()
    {
        const string json = """{"seeds": [{"movie_id": 10, "weight": 3}, {"movie_title": "film 2", "weight": 0.5}, {"imdb_id": "tt0100003"}], "unlike": [50], "weight": 0.5, "count": 9}""";
        using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", json);
        var answer = await RunningFrontend.ReadJsonAsync(response);
        frontend.AssertFinds(new SimilarityQuery(SimilarityQuery.Mix([(10, 3), (20, 0.5), (30, 1)], [50]), 9), answer);
        Assert.Equal(10, answer.GetProperty("seed").GetProperty("movie_id").GetInt32());
        Assert.Equal(
            [(10, 3, "exact"), (20, 0.5, "without_year"), (30, 1, "exact")],
            answer.GetProperty("seeds").EnumerateArray().Select(seed =>
                (seed.GetProperty("movie_id").GetInt32(), seed.GetProperty("weight").GetDouble(), seed.GetProperty("matched").GetString())));
        Assert.Equal(50, answer.GetProperty("unlike")[0].GetProperty("movie_id").GetInt32());
    }

    [Theory]
    [InlineData("", "ensemble", null)]
    [InlineData("&weight=0.5", "ensemble", null)]
    [InlineData("&weight=0.35", "weighted", 0.35)]
    public async Task An_answer_names_the_weight_unless_it_has_a_name(string parameter, string name, double? weight)
    {
        var model = (await frontend.GetJsonAsync($"/v1/similar?movie_id=10{parameter}")).GetProperty("model");
        Assert.Equal(name, model.GetProperty("name").GetString());
        Assert.Equal(weight, model.TryGetProperty("weight", out var shown) ? shown.GetDouble() : null);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("30")]
    [InlineData("50")]
    [InlineData("150")]
    public async Task Evidence_is_what_both_the_film_and_the_seeds_have(string seed)
    {
        var answer = await frontend.GetJsonAsync($"/v1/similar?movie_id={seed}&count=400&min_score=-1");
        var seeds = SignalsOf(int.Parse(seed, null));
        var results = answer.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(399, results.Length);
        Assert.All(results, film =>
        {
            var expected = (SignalsOf(film.GetProperty("movie_id").GetInt32()) & seeds).ToString().ToLowerInvariant();
            Assert.Equal(expected, film.GetProperty("evidence").GetString());
        });
    }

    [Fact]
    public async Task Results_have_the_ids_of_IMDb_and_TMDB_where_they_are_known()
    {
        var results = (await frontend.GetJsonAsync("/?movie_id=10&count=400")).GetProperty("results").EnumerateArray();
        Assert.All(results, film =>
        {
            var row = film.GetProperty("movie_id").GetInt32() / 10;
            Assert.Equal(row % 4 == 0 ? null : $"tt0{100_000 + row}", film.TryGetProperty("imdb_id", out var imdb) ? imdb.GetString() : null);
            Assert.Equal(row % 4 == 0 ? 0 : 2 * row, film.TryGetProperty("tmdb_id", out var tmdb) ? tmdb.GetInt32() : 0);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("&genre=Drama&only=60,120,180,240,250,20&count=3")]
    public async Task Films_of_the_seeds_series_are_apart(string parameters)
    {
        var answer = await frontend.GetJsonAsync($"/v1/similar?movie_id=60&movie_id=140&series=apart{parameters}");
        var members = frontend.Model.Catalogue.Where(movie => movie.SeriesId is 60 or 70).Select(movie => movie.Id).Except([60, 140]).ToImmutableArray();
        var filter = parameters.Length == 0 ? new MovieFilter() : new MovieFilter { AnyGenre = ["Drama"], Only = [20, 60, 120, 180, 240, 250] };
        var query = new SimilarityQuery(SimilarityQuery.Mix([(60, 1), (140, 1)], []), parameters.Length == 0 ? 20 : 3);
        frontend.AssertFinds(query with { Filter = filter with { Excluded = members } }, answer);
        var ofSeries = filter.Only is { } only ? [.. only.Intersect(members)] : members;
        RichFrontend.AssertAre(
            [.. frontend.Model.FindSimilar(query with { Count = members.Length, Filter = filter with { Only = ofSeries } })], answer.GetProperty("series"));
    }

    [Fact]
    public async Task A_seed_without_a_series_has_an_empty_list_of_its_own()
    {
        var answer = await frontend.GetJsonAsync("/v1/similar?movie_id=10&series=apart");
        frontend.AssertFinds(Plain, answer);
        Assert.Equal(0, answer.GetProperty("series").GetArrayLength());
    }

    [Theory]
    [InlineData("0.3", 20)]
    [InlineData("1", 5)]
    [InlineData("0.55", 300)]
    public async Task Diverse_results_are_re_ranked_and_have_their_rank_by_score(string diversity, int count)
    {
        var answer = await frontend.GetJsonAsync($"/v1/similar?movie_id=10&diversity={diversity}&count={count}");
        var pool = MaximalMarginalRelevance.PoolOf(count);
        var hundredths = (int)(100 * decimal.Parse(diversity, System.Globalization.CultureInfo.InvariantCulture));
        RichFrontend.AssertAre([.. frontend.Model.FindSimilar(Plain with { Count = pool, DiversityHundredths = hundredths }).Take(count)], answer.GetProperty("results"));
        var byScore = frontend.Model.FindSimilar(Plain with { Count = pool }).Select(film => film.MovieId).ToList();
        var place = 0;
        foreach (var film in answer.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(++place, film.GetProperty("rank").GetInt32());
            Assert.Equal(byScore.IndexOf(film.GetProperty("movie_id").GetInt32()) + 1, film.GetProperty("relevance_rank").GetInt32());
        }
    }

    private Signals SignalsOf(int movieId) => frontend.Model.Catalogue.TryGet(movieId, out var movie) ? movie.Signals : throw new KeyNotFoundException();
}
