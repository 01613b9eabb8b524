using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Partitions;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>A model of which a part is lost, as when all silos that held it die at once.</summary>
public sealed class LostPartitionTests(PublishingFrontend frontend) : IClassFixture<PublishingFrontend>
{
    [Fact]
    public async Task The_service_says_so_until_the_model_is_published_again()
    {
        var model = TestModels.Random(rows: 20, seed: 1);
        await frontend.PublishAsync(model);
        frontend.Services.GetRequiredService<PartitionStore>().KeepOnly(new HashSet<PartitionKey>());

        using var response = await frontend.Http.GetAsync(new Uri("/?movie_id=30", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
        var detail = (await RunningFrontend.ReadProblemAsync(response)).GetProperty("detail").GetString();
        Assert.Matches($"^Partition [12] of 2 of model {model.Version} cannot be reached. Try again in a moment.$", detail);
        await frontend.WaitForAsync("/health/ready", body => body.Contains("A part of the model cannot be reached", StringComparison.Ordinal));
        Assert.False((await frontend.GetJsonAsync("/cluster")).GetProperty("healthy").GetBoolean());

        Assert.False((await frontend.PublishAsync(model)).GetProperty("changed").GetBoolean());
        await frontend.WaitForAsync("/health/ready", body => body.Contains("ready", StringComparison.Ordinal) && body.Contains(model.Version, StringComparison.Ordinal));
        Assert.NotEmpty(RunningFrontend.MovieIds(await frontend.GetJsonAsync("/?movie_id=30")));
    }
}
