using System.Net;
using System.Text.Json;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>The calls that clients of the original app send.</summary>
public sealed class OriginalCallTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    private const string Zodiac = "Zodiac (2007)";

    [Fact]
    public async Task Its_matrix_factorization_is_the_ensemble()
    {
        using var response = await frontend.SendFormAsync(HttpMethod.Get, "/", ("movie_title", Zodiac), ("model", "matrix factorization"));
        Assert.Equal((await PlainAsync()).GetRawText(), (await RunningFrontend.ReadJsonAsync(response)).GetRawText());
    }

    [Fact]
    public async Task Its_neural_network_gets_a_400_that_says_what_there_is_instead()
    {
        using var response = await frontend.SendFormAsync(HttpMethod.Get, "/", ("movie_title", Zodiac), ("model", "neural network"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await RunningFrontend.ReadProblemAsync(response)).GetProperty("errors").GetProperty("model").GetString();
        Assert.All(["ensemble", "collaborative", "content", "matrix factorization"], name => Assert.Contains(name, error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", """{"movie_title": "Zodiac (2007)"}""")]
    [InlineData("POST", """{"movie_title": "Zodiac (2007)"}""")]
    [InlineData("POST", """{"movie_title": "Zodiac (2007)", "user": null, "queries": 3, "count": 20}""")]
    public async Task A_JSON_body_is_understood(string method, string json)
    {
        using var response = await frontend.SendJsonAsync(new HttpMethod(method), "/", json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((await PlainAsync()).GetRawText(), (await RunningFrontend.ReadJsonAsync(response)).GetRawText());
    }

    [Fact]
    public async Task Of_two_titles_the_first_counts_at_the_root_and_both_are_seeds_under_v1()
    {
        var query = $"movie_title={Uri.EscapeDataString(Zodiac)}&movie_title=Seven";
        Assert.Equal((await PlainAsync()).GetRawText(), (await frontend.GetJsonAsync($"/?{query}")).GetRawText());
        var titles = (await frontend.GetJsonAsync($"/v1/similar?{query}")).GetProperty("seeds").EnumerateArray().Select(seed => seed.GetProperty("title").GetString());
        Assert.Equal([Zodiac, "Seven (a.k.a. Se7en) (1995)"], titles);
    }

    private Task<JsonElement> PlainAsync() => frontend.GetJsonAsync($"/?movie_title={Uri.EscapeDataString(Zodiac)}");
}
