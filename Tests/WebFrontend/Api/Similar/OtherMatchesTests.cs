namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Many films of one title.</summary>
public sealed class OtherMatchesTests(PublishingFrontend frontend) : IClassFixture<PublishingFrontend>
{
    private const int Films = 3000;

    [Fact]
    public async Task An_answer_lists_the_most_rated_twenty_and_says_how_many_there_are()
    {
        await frontend.PublishAsync(TestModels.With(TestModels.Random(Films, seed: 11), movie => movie with { Title = "Same (2000)" }));
        using var response = await frontend.Http.GetAsync(new Uri("/?movie_title=same&count=1", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.InRange(response.Headers.ETag!.Tag.Length, 1, 400);
        var answer = await RunningFrontend.ReadJsonAsync(response);
        Assert.Equal(10 * Films, answer.GetProperty("seed").GetProperty("movie_id").GetInt32());
        Assert.Equal(
            Enumerable.Range(1, 20).Select(i => 10 * (Films - i)),
            answer.GetProperty("other_matches").EnumerateArray().Select(movie => movie.GetProperty("movie_id").GetInt32()));
        Assert.Equal(Films - 1, answer.GetProperty("other_match_count").GetInt32());
    }
}
