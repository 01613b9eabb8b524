using System.Net;
using System.Net.Http.Headers;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary><c>more</c>, <c>less</c> and <c>strength</c>.</summary>
public sealed class SteeringTests(TermFrontend frontend) : IClassFixture<TermFrontend>
{
    private static readonly Dictionary<string, (double Coefficient, string Text)[]> Steered = new()
    {
        ["more=serial+killer&strength=0.3"] = [(0.3, "serial killer")],
        ["more=SERIAL-killer&less=romance&strength=1"] = [(1, "serial killer"), (-1, "romance")],
        ["less=romance&less=Crime&more=war&strength=0.25"] = [(-0.25, "romance"), (-0.25, "Crime"), (0.25, "war")],
        ["more=amnesia&more=Amnesia&strength=0.5"] = [(1, "amnesia")],
        ["more=killer+crime&strength=2"] = [(2, "crime killer")],
        ["more=war+xyzzy&strength=0.7"] = [(0.7, "war")],
        ["more=drama"] = [(1, "drama")],
        ["more=drama&strength=0"] = [],
    };

    public static TheoryData<string> Parameters => [.. Steered.Keys];

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Terms_are_added_to_the_content_half_of_the_query(string parameters)
    {
        var query = new SimilarityQuery([new Seed(110, 1)], 20, default, DirectionOf(Steered[parameters]));
        foreach (var path in new[] { "/", "/v1/similar" })
            RichFrontend.AssertAre([.. frontend.Model.FindSimilar(query)], (await frontend.GetJsonAsync($"{path}?movie_id=110&{parameters}")).GetProperty("results"));
    }

    [Fact]
    public async Task Terms_go_with_all_other_parameters()
    {
        var query = new SimilarityQuery(SimilarityQuery.Mix([(10, 1), (20, 1)], [30]), 15, Scoring.OfHundredths(30), DirectionOf([(0.4, "crime")]))
        {
            Filter = new() { AnyGenre = ["Crime"] }, OnePerSeries = true,
        };
        var answer = await frontend.GetJsonAsync("/v1/similar?movie_id=10&movie_id=20&unlike=30&count=15&weight=0.3&genre=crime&series=one&more=crime&strength=0.4");
        RichFrontend.AssertAre([.. frontend.Model.FindSimilar(query)], answer.GetProperty("results"));
    }

    [Fact]
    public async Task The_answer_says_by_which_terms_it_was_steered()
    {
        var answer = await frontend.GetJsonAsync("/v1/similar?movie_id=10&more=SERIAL-KILLER&more=war+xyzzy&less=romance&strength=0.3");
        Assert.Equal(
            """{"more":["serial killer","war xyzzy"],"less":["romance"],"strength":0.3,"ignored":["xyzzy"]}""", answer.GetProperty("steered").GetRawText());
        Assert.Equal(10, answer.GetProperty("seed").GetProperty("movie_id").GetInt32());
        Assert.False((await frontend.GetJsonAsync("/?movie_id=10")).TryGetProperty("steered", out _));
    }

    [Fact]
    public async Task A_JSON_body_has_terms_in_lists()
    {
        using var response = await frontend.SendJsonAsync(
            HttpMethod.Post, "/v1/similar", """{"movie_id": 110, "more": ["serial killer", "war"], "less": "romance", "strength": 0.2}""");
        var query = new SimilarityQuery([new Seed(110, 1)], 20, default, DirectionOf([(0.2, "serial killer"), (0.2, "war"), (-0.2, "romance")]));
        RichFrontend.AssertAre([.. frontend.Model.FindSimilar(query)], (await RunningFrontend.ReadJsonAsync(response)).GetProperty("results"));
    }

    [Theory]
    [InlineData("more=serail", "more", "knows no word of 'serail'. The closest terms: serial killer.")]
    [InlineData("less=xyzzyplugh", "less", "No term comes close; /v1/terms?query=")]
    [InlineData("more=drama&less=DRAMA", "less", "'Drama', which more names, too")]
    [InlineData("more=drama&strength=2.1", "strength", "a number from 0 to 2")]
    [InlineData("strength=high", "strength", "a number from 0 to 2")]
    [InlineData("more=TOO LONG", "more", "at most 100 characters")]
    [InlineData("more=TOO MANY", "more", "at most 20 texts, not 21")]
    public async Task A_wrong_term_is_named_with_what_was_expected(string parameters, string name, string expected)
    {
        parameters = parameters.Replace("TOO LONG", new string('x', 101), StringComparison.Ordinal)
            .Replace("TOO MANY", string.Join("&more=", Enumerable.Repeat("war", 21)), StringComparison.Ordinal);
        var problem = await frontend.GetProblemAsync($"/v1/similar?movie_id=10&{parameters}", HttpStatusCode.BadRequest);
        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(name, error.Name);
        Assert.Contains(expected, error.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_steered_answer_are_the_whole_list_and_belong_to_its_terms()
    {
        const string path = "/v1/similar?movie_id=10&more=crime&less=war&strength=0.4";
        var first = await frontend.GetJsonAsync($"{path}&count=50");
        var cursor = first.GetProperty("next_cursor").GetString();
        var second = await frontend.GetJsonAsync($"/v1/similar?movie_id=10&less=war&more=CRIME&strength=0.4&count=50&cursor={cursor}");
        var whole = await frontend.GetJsonAsync($"{path}&count=100");
        Assert.Equal(RunningFrontend.MovieIds(whole), RunningFrontend.MovieIds(first).Concat(RunningFrontend.MovieIds(second)));
        foreach (var other in new[] { "", "&more=crime&strength=0.4", "&more=crime&less=war&strength=0.41", "&less=crime&more=war&strength=0.4" })
        {
            var problem = await frontend.GetProblemAsync($"/v1/similar?movie_id=10&count=50{other}&cursor={cursor}", HttpStatusCode.BadRequest);
            Assert.Contains("another query", problem.GetProperty("errors").GetProperty("cursor").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_steering_has_a_tag_of_its_own_that_saves_the_response()
    {
        string[] steerings = ["", "&more=crime", "&less=crime", "&more=crime&strength=0.4", "&more=war", "&more=crime&strength=0", "&more=xyzzy+crime"];
        var tags = new List<string>();
        foreach (var steering in steerings)
        {
            using var response = await frontend.GetAsync($"/?movie_id=10{steering}");
            tags.Add(response.Headers.ETag!.Tag);
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/?movie_id=10{steering}");
            again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tags[^1]));
            using var known = await frontend.Http.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        }
        Assert.Equal(steerings.Length, tags.Distinct().Count());
    }

    [Fact]
    public async Task What_a_term_adds_is_evidence_of_content()
    {
        var answer = await frontend.GetJsonAsync("/v1/similar?movie_id=110&more=crime&count=419");
        foreach (var film in answer.GetProperty("results").EnumerateArray())
        {
            var signals = frontend.Model.Catalogue.Single(movie => movie.Id == film.GetProperty("movie_id").GetInt32()).Signals;
            Assert.Equal(signals.ToString().ToLowerInvariant(), film.GetProperty("evidence").GetString());
        }
    }

    /// <summary>Σ coefficient·(unit vector of the text's words, weighted by their frequencies).</summary>
    private ContentDirection DirectionOf((double Coefficient, string Text)[] terms)
    {
        var space = frontend.Model.Explanations!.Content.Space;
        var sum = new double[space.Dimensions];
        foreach (var (coefficient, text) in terms)
        {
            var part = new double[space.Dimensions];
            foreach (var word in text.ToLowerInvariant().Split(' ').Select(space.Find))
            {
                for (var i = 0; i < part.Length; i++) part[i] += space.Idf[word] * space.Vector(word)[i];
            }
            var length = Math.Sqrt(part.Sum(value => value * value));
            for (var i = 0; i < sum.Length; i++) sum[i] += coefficient * (float)(part[i] / length);
        }
        return new ContentDirection([.. sum.Select(value => (float)value)]);
    }
}
