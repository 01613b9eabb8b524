using System.Net;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>Who sees Orleans' dashboard.</summary>
public sealed class DashboardTests
{
    [Fact]
    public async Task It_is_there_where_asked_for_and_called_by_a_local_name()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(dashboard: true, host: null));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(dashboard: true, host: "films.example"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(dashboard: false, host: null));
    }

    private static async Task<HttpStatusCode> AskAsync(bool dashboard, string? host)
    {
        await using var app = FrontendApplication.Create(new FrontendOptions { Urls = "http://127.0.0.1:0", Dashboard = dashboard }, model: null);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{app.Urls.First()}/dashboard/");
        request.Headers.Host = host;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound) await RunningFrontend.ReadProblemAsync(response);
        await app.StopAsync(TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
