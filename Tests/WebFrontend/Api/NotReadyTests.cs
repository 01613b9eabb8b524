using System.Net;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>Before any model is active the service says so, and nothing else.</summary>
public sealed class NotReadyTests
{
    [Fact]
    public async Task Without_a_model_the_service_is_live_not_ready_and_answers_503()
    {
        await using var app = FrontendApplication.Create(new FrontendOptions { Urls = "http://127.0.0.1:0" }, model: null);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var path in new[] { "/?movie_title=Zodiac", "/movies?query=zodiac", "/movies/1", "/model", "/health/ready" })
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter?.Delta);
            await RunningFrontend.ReadProblemAsync(response);
        }
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        using var page = await http.GetAsync(new Uri("/?movie_title=Zodiac", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter?.Delta);
        Assert.Matches("data-again=\"true\"><h1>One moment</h1>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
