using System.Text.Json;
using System.Text.Json.Nodes;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;
using MovieSimilarity.Tests.Similarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Random queries of every kind as clients send them: several in a request, and page by page.</summary>
public sealed class RandomPagesTests(RandomPagesTests.Frontend frontend) : IClassFixture<RandomPagesTests.Frontend>
{
    private const int Batch = 10;

    /// <summary>Pages of a query that are compared; each searches for all films of the ones before it, too.</summary>
    private const int MaxPages = 4;

    [Fact]
    public async Task Pages_of_queries_of_every_kind_are_the_answers_by_definition()
    {
        var random = new RandomQueries(RandomQueries.Model, seed: 4, withDirections: false);
        for (var done = 0; done < RandomQueries.Batched; done += Batch)
        {
            SimilarityQuery[] queries = [.. Enumerable.Range(0, Batch).Select(_ => WithPossibleYears(random.Next()))];
            var pages = await ReadPagesAsync(queries);
            for (var i = 0; i < queries.Length; i++) AssertPages(queries[i], random.Answer(queries[i] with { Count = MaxPages * queries[i].Count }), pages[i]);
        }
    }

    private async Task<List<JsonElement>[]> ReadPagesAsync(SimilarityQuery[] queries)
    {
        var pages = Array.ConvertAll(queries, _ => new List<JsonElement>());
        for (var page = 0; page < MaxPages; page++)
        {
            int[] open = [.. Enumerable.Range(0, queries.Length).Where(i => page == 0 || pages[i][^1].TryGetProperty("next_cursor", out _))];
            var bodies = open.Select(i => (JsonNode)Body(queries[i], page == 0 || pages[i].Count < page ? null : pages[i][^1].GetProperty("next_cursor").GetString()));
            if (open.Length == 0) break;
            using var response = await frontend.SendJsonAsync(HttpMethod.Post, "/v1/similar", new JsonObject { ["queries"] = new JsonArray([.. bodies]) }.ToJsonString());
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            var answers = (await RunningFrontend.ReadJsonAsync(response)).GetProperty("answers").EnumerateArray().ToArray();
            Assert.Equal(open.Length, answers.Length);
            foreach (var (i, answer) in open.Zip(answers)) pages[i].Add(answer);
        }
        return pages;
    }

    private static void AssertPages(SimilarityQuery query, Neighbour[] expected, List<JsonElement> pages)
    {
        // Six decimals in responses, and the last of nine that the definition may round otherwise.
        const double rounding = 5.1e-7;
        var found = pages.SelectMany(page => page.TryGetProperty("results", out var results) ? results.EnumerateArray().ToArray() : throw new InvalidDataException(page.ToString())).ToArray();
        Assert.True(expected.Length == found.Length, $"{found.Length} films instead of {expected.Length}: {query}");
        var scores = expected.ToDictionary(film => film.MovieId, film => film.Score);
        for (var i = 0; i < found.Length; i++)
        {
            var (id, score) = (found[i].GetProperty("movie_id").GetInt32(), found[i].GetProperty("similarity_score").GetDouble());
            Assert.Equal(i + 1, found[i].GetProperty("rank").GetInt32());
            Assert.Equal(expected[i].Score, score, rounding);
            // Films with equal scores may take each other's place, at the end of the list also one that is not in it.
            if (scores.TryGetValue(id, out var own)) Assert.Equal(own, score, rounding);
            else Assert.Equal(expected[^1].Score, score, rounding);
        }
    }

    /// <summary>The service refuses years of which the first is after the last.</summary>
    private static SimilarityQuery WithPossibleYears(SimilarityQuery query) =>
        query.Filter is { YearFrom: { } from, YearTo: { } to } filter && from > to ? query with { Filter = filter with { YearTo = null } } : query;

    private static JsonObject Body(SimilarityQuery query, string? cursor)
    {
        var body = new JsonObject
        {
            ["seeds"] = new JsonArray([.. query.Seeds.Where(seed => seed.Coefficient > 0).Select(seed => new JsonObject { ["movie_id"] = seed.MovieId, ["weight"] = seed.Coefficient })]),
            ["unlike"] = Ids(query.Seeds.Where(seed => seed.Coefficient < 0).Select(seed => seed.MovieId)),
            ["weight"] = query.Scoring.CollaborativeWeight,
            ["count"] = query.Count,
        };
        if (query.MinScore is { } lowest) body["min_score"] = lowest;
        if (query.OnePerSeries) body["series"] = "one";
        if (cursor is not null) body["cursor"] = cursor;
        if (query.Filter is { } filter) AddFilter(body, filter);
        return body;
    }

    private static void AddFilter(JsonObject body, MovieFilter filter)
    {
        body["genre"] = Texts(filter.AnyGenre);
        body["all_genres"] = Texts(filter.AllGenres);
        body["exclude_genre"] = Texts(filter.NoGenre);
        if (filter.YearFrom is { } from) body["year_from"] = from;
        if (filter.YearTo is { } to) body["year_to"] = to;
        body["min_ratings"] = filter.MinRatings;
        body["min_average"] = filter.MinAverage;
        body["exclude"] = Ids(filter.Excluded);
        if (filter.Only is { } only) body["only"] = Ids(only);
    }

    private static JsonArray Ids(IEnumerable<int> ids) => [.. ids.Select(id => (JsonNode)id)];

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    public sealed class Frontend() : RunningFrontend(RandomQueries.Model);
}
