using System.Net;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>Pages of an answer that another model version began.</summary>
public sealed class SupersededVersionTests(PublishingFrontend frontend) : IClassFixture<PublishingFrontend>
{
    [Fact]
    public async Task A_superseded_version_answers_further_pages_until_it_is_removed()
    {
        var (first, second) = (TestModels.Random(rows: 60, seed: 41), TestModels.Random(rows: 50, seed: 42));
        await frontend.PublishAsync(first);
        const string path = "/v1/similar?movie_id=10&count=20";
        var cursor = (await frontend.GetJsonAsync(path)).GetProperty("next_cursor").GetString();
        await frontend.PublishAsync(second);

        var page = await frontend.GetJsonAsync($"{path}&cursor={cursor}");
        Assert.Equal(first.Version, page.GetProperty("model").GetProperty("version").GetString());
        Assert.Equal(first.FindSimilar(10, 40).Skip(20).Select(film => film.MovieId), RunningFrontend.MovieIds(page));
        Assert.Equal(second.Version, (await frontend.GetJsonAsync(path)).GetProperty("model").GetProperty("version").GetString());

        using (var removed = await frontend.RemoveAsync(first.Version)) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        await frontend.WaitForAsync($"{path}&cursor={cursor}", body => body.Contains("no longer kept", StringComparison.Ordinal));
        using var gone = await frontend.Http.GetAsync(new Uri($"{path}&cursor={cursor}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        await RunningFrontend.ReadProblemAsync(gone);
    }
}
