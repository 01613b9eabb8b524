using System.Net;
using System.Text.Json;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>Models that change while the service runs.</summary>
public sealed class PublishEndpointTests(PublishingFrontend frontend) : IClassFixture<PublishingFrontend>
{
    [Fact]
    public async Task Publishing_changes_the_answers_and_the_catalogue_without_a_restart()
    {
        var (small, large) = (TestModels.Random(rows: 15, seed: 1), TestModels.Random(rows: 40, seed: 2));
        foreach (var model in new[] { small, large, small })
        {
            var published = await frontend.PublishAsync(model);
            Assert.Equal(model.Version, published.GetProperty("version").GetString());
            Assert.True(published.GetProperty("changed").GetBoolean());
            await AssertAnswersAsync(model);
        }
        using var beyond = await frontend.Http.GetAsync(new Uri("/movies/400", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    [Fact]
    public async Task A_copy_of_a_former_versions_answer_is_out_of_date()
    {
        var (first, second) = (TestModels.Random(rows: 20, seed: 7), TestModels.Random(rows: 20, seed: 8));
        var path = $"/?movie_id={first.Catalogue[0].Id}";
        await frontend.PublishAsync(first);
        using var before = await frontend.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        await frontend.PublishAsync(second);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { before.Headers.ETag! } } };
        using var after = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        await AssertAnswersAsync(second);
    }

    [Fact]
    public async Task Publishing_the_same_again_changes_nothing_and_says_so()
    {
        var model = TestModels.Random(rows: 20, seed: 3);
        await frontend.PublishAsync(model);
        var again = await frontend.PublishAsync(model);
        Assert.False(again.GetProperty("changed").GetBoolean());
        Assert.Equal(model.Version, again.GetProperty("previous").GetString());
    }

    [Fact]
    public async Task The_previous_version_is_listed_and_can_be_activated()
    {
        var (first, second) = (TestModels.Random(rows: 20, seed: 4), TestModels.Random(rows: 30, seed: 5));
        await frontend.PublishAsync(first);
        Assert.Equal(first.Version, (await frontend.PublishAsync(second)).GetProperty("previous").GetString());
        await AssertStatesAsync(active: second, previous: first);

        using var response = await frontend.ActivateAsync(first.Version);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await RunningFrontend.ReadJsonAsync(response);
        Assert.Equal((first.Version, second.Version, true), (Text(answer, "version"), Text(answer, "previous"), answer.GetProperty("changed").GetBoolean()));
        await AssertStatesAsync(active: first, previous: second);
        await frontend.WaitForAsync("/model", body => body.Contains(first.Version, StringComparison.Ordinal));
        await AssertAnswersAsync(first);
    }

    [Fact]
    public async Task A_version_that_the_cluster_does_not_hold_is_not_found()
    {
        using var response = await frontend.ActivateAsync("unheard-of");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("'unheard-of'", Text(await RunningFrontend.ReadProblemAsync(response), "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_previous_version_can_be_removed_with_its_replicas_and_is_gone_for_good()
    {
        var (first, second) = (TestModels.Random(rows: 20, seed: 9), TestModels.Random(rows: 30, seed: 10));
        await frontend.PublishAsync(first);
        await frontend.PublishAsync(second);
        using (var response = await frontend.RemoveAsync(first.Version))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var answer = await RunningFrontend.ReadJsonAsync(response);
            Assert.Equal(first.Version, Text(answer, "version"));
            Assert.Equal(
                $"Model {first.Version} is removed. It cannot be rolled back to; publish its file to have it again.", Text(answer, "message"));
        }
        foreach (var send in new[] { () => frontend.RemoveAsync(first.Version), () => frontend.ActivateAsync(first.Version) })
        {
            using var response = await send();
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains($"'{first.Version}'", Text(await RunningFrontend.ReadProblemAsync(response), "detail"), StringComparison.Ordinal);
        }
        await frontend.WaitForAsync("/cluster", body => !body.Contains(first.Version, StringComparison.Ordinal));
        await AssertAnswersAsync(second);
        Assert.True((await frontend.PublishAsync(first)).GetProperty("changed").GetBoolean());
    }

    [Fact]
    public async Task The_active_version_cannot_be_removed()
    {
        var model = TestModels.Random(rows: 20, seed: 11);
        await frontend.PublishAsync(model);
        using var response = await frontend.RemoveAsync(model.Version);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(
            $"Model {model.Version} answers queries; activate or publish another one before you remove it.",
            Text(await RunningFrontend.ReadProblemAsync(response), "detail"));
        await AssertAnswersAsync(model);
    }

    [Fact]
    public async Task The_cluster_tells_where_each_replica_is_and_that_the_service_is_ready()
    {
        var model = TestModels.Random(rows: 20, seed: 6);
        await frontend.PublishAsync(model);
        await frontend.WaitForAsync("/cluster", body => body.Contains($$"""{"version":"{{model.Version}}","active":true""", StringComparison.Ordinal));
        var cluster = await frontend.GetJsonAsync("/cluster");
        Assert.True(cluster.GetProperty("healthy").GetBoolean());
        var silo = Assert.Single(cluster.GetProperty("silos").EnumerateArray()).GetString();
        var version = Assert.Single(cluster.GetProperty("versions").EnumerateArray(), version => Text(version, "version") == model.Version);
        Assert.True(version.GetProperty("active").GetBoolean());
        Assert.Equal((2, 1, 2), (Number(version, "partitions"), Number(version, "replicas"), Number(version, "loaded")));
        var replicas = cluster.GetProperty("replicas").EnumerateArray().Where(replica => Text(replica, "version") == model.Version).ToArray();
        Assert.Equal([0, 1], replicas.Select(replica => Number(replica, "partition")).Order());
        Assert.All(replicas, replica => Assert.Equal((0, silo, true), (Number(replica, "replica"), Text(replica, "silo"), replica.GetProperty("loaded").GetBoolean())));
        Assert.Equal(model.Version, Text(await frontend.GetJsonAsync("/health/ready"), "model_version"));
    }

    private async Task AssertStatesAsync(SimilarityModel active, SimilarityModel previous)
    {
        var models = await frontend.GetJsonAsync("/models");
        Assert.Equal(active.Version, Text(models, "active"));
        foreach (var (model, state) in new[] { (active, "active"), (previous, "previous") })
        {
            var listed = Assert.Single(models.GetProperty("versions").EnumerateArray(), listed => Text(listed, "version") == model.Version);
            Assert.Equal((state, model.Catalogue.Count, 2, 1), (Text(listed, "state"), Number(listed, "movies"), Number(listed, "partitions"), Number(listed, "replicas")));
            Assert.Equal("made for a test", Text(listed, "data_set"));
        }
        var published = models.GetProperty("versions").EnumerateArray().Select(listed => listed.GetProperty("published").GetDateTimeOffset());
        Assert.Equal(published.OrderDescending(), published);
    }

    private async Task AssertAnswersAsync(SimilarityModel model)
    {
        foreach (var movie in model.Catalogue.Take(3))
        {
            var answer = await frontend.GetJsonAsync($"/?movie_id={movie.Id}");
            Assert.Equal(model.FindSimilar(movie.Id).Select(neighbour => neighbour.MovieId), RunningFrontend.MovieIds(answer));
        }
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
