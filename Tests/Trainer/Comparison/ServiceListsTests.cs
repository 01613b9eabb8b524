using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.Comparison;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.Comparison;

/// <summary>Services whose model changes while it is read, and those that answer in unexpected ways.</summary>
public sealed class ServiceListsTests
{
    private const string A = "aaaaaaaaaaaa", B = "bbbbbbbbbbbb";

    [Fact]
    public async Task All_pages_and_all_lists_of_a_version_are_read()
    {
        await using var service = await FakeService.StartAsync(
            Versions("active"), Page(A, next: 20, 10, 20), Page(A, next: null, 30), Answers(Answer(A, 20, 30), Answer(A, 30), Answer(A)));
        var lists = await ReadAsync(service, new StringWriter());
        Assert.Equal((service.Address.ToString(), A), (lists.Source, lists.Version));
        Assert.Equal([new ListedFilm(10, "Film 10", 11), new(20, "Film 20", 21), new(30, "Film 30", 31)], lists.Films);
        Assert.Equal([[20, 30], [30], []], lists.Lists);
        Assert.Equal(["GET /models", "GET /v1/movies", "GET /v1/movies", "POST /v1/similar"], service.Requests);
    }

    [Fact]
    public async Task A_version_that_changes_between_pages_is_read_again()
    {
        await using var service = await FakeService.StartAsync(
            Versions("active"), Page(A, next: 10, 10), Page(B, next: null, 20), Page(B, next: null, 20), Answers(Answer(B)));
        await AssertReadAgainAsync(service);
    }

    [Fact]
    public async Task A_version_that_changes_between_films_and_lists_is_read_again()
    {
        await using var service = await FakeService.StartAsync(
            Versions("active"), Page(A, next: null, 20), Answers(Answer(B)), Page(B, next: null, 20), Answers(Answer(B)));
        await AssertReadAgainAsync(service);
    }

    [Fact]
    public async Task A_film_that_the_new_version_lacks_is_read_again()
    {
        await using var service = await FakeService.StartAsync(
            Versions("active"), Page(A, next: null, 10), Answers(Missing), Page(B, next: null, 20), Answers(Answer(B)));
        await AssertReadAgainAsync(service);
    }

    [Fact]
    public async Task A_version_that_changes_twice_is_told()
    {
        await using var service = await FakeService.StartAsync(
            Versions("active"), Page(A, next: null, 20), Answers(Answer(B)), Page(B, next: null, 20), Answers(Answer(A)));
        Assert.Equal(
            $"Another model became active at {service.Address} while its lists were read, and again at the second attempt; compare when nobody publishes.",
            (await Assert.ThrowsAsync<PublishException>(() => ReadAsync(service, new StringWriter()))).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("staged")]
    [InlineData("previous")]
    public async Task A_service_without_an_active_model_is_told(string state)
    {
        await using var service = await FakeService.StartAsync(Versions(state));
        Assert.Equal(
            $"{service.Address} has no model yet, so there is nothing to compare with.",
            (await CommandRun.OfAsync("diff", service.Address.AbsoluteUri, service.Address.AbsoluteUri)).Refusal());
        Assert.Equal(["GET /models"], service.Requests);
    }

    [Fact]
    public async Task A_service_is_not_asked_if_the_file_is_no_model()
    {
        await using var service = await FakeService.StartAsync(Versions("active"));
        var missing = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.model");
        Assert.Equal($"There is no model file '{missing}'.", (await CommandRun.OfAsync("diff", service.Address.AbsoluteUri, missing)).Refusal());
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_problem_of_a_query_is_told()
    {
        await using var service = await FakeService.StartAsync(
            Versions("active"), Page(A, next: null, 10), Answers("""{ "status": 503, "detail": "A partition does not answer." }"""));
        Assert.Equal($"{service.Address} did not answer all queries: A partition does not answer.", await RefusalAsync(service));
    }

    [Theory]
    [InlineData("""{ "results": [] }""")]
    [InlineData("""{ "model": { "version": "aaaaaaaaaaaa" }, "results": [], "next_after": 5 }""")]
    [InlineData("""{ "model": { "version": "aaaaaaaaaaaa" }, "results": [{ "movie_id": 1, "title": "x", "rating_count": 1 }], "next_after": 0 }""")]
    [InlineData("""{ "model": { "version": "aaaaaaaaaaaa" }, "results": [{ "movie_id": 0, "title": "x", "rating_count": 1 }] }""")]
    public Task Films_that_no_frontend_lists_are_told(string page) => AssertNoFrontendAsync(Responses.Json(page));

    [Theory]
    [InlineData("""{ "answers": [] }""")]
    [InlineData("""{ "answers": [{}] }""")]
    [InlineData("""{ "answers": [{ "model": { "version": "aaaaaaaaaaaa" } }] }""")]
    [InlineData("""{ "answers": [{ "model": { "version": "aaaaaaaaaaaa" }, "results": [{ "movie_id": 2, "title": "x", "rating_count": 1 }] }] }""")]
    public Task Lists_that_no_frontend_answers_with_are_told(string answers) => AssertNoFrontendAsync(Page(A, next: null, 1), Responses.Json(answers));

    [Fact]
    public async Task Long_lists_are_asked_for_in_smaller_requests()
    {
        int[] ids = [.. Enumerable.Range(1, 45)];
        var some = Answers([.. Enumerable.Range(0, 20).Select(_ => Answer(A))]);
        await using var service = await FakeService.StartAsync(
            Versions("active"), Page(A, next: null, ids), some, some, Answers([.. Enumerable.Range(0, 5).Select(_ => Answer(A))]));
        Assert.Equal(45, (await ReadAsync(service, new StringWriter(), count: 1000)).Lists.Count);
    }

    private const string Missing = """{ "status": 404, "title": "No such movie", "detail": "The model has no movie 10." }""";

    private static async Task AssertReadAgainAsync(FakeService service)
    {
        using var log = new StringWriter();
        var lists = await ReadAsync(service, log);
        Assert.Equal((B, 20), (lists.Version, Assert.Single(lists.Films).MovieId));
        Assert.Contains($"Another model became active at {service.Address} while its lists were read; reading them again.", log.ToString(), StringComparison.Ordinal);
    }

    private static async Task AssertNoFrontendAsync(params RequestDelegate[] answers)
    {
        await using var service = await FakeService.StartAsync([Versions("active"), .. answers]);
        Assert.Equal($"{service.Address} answered 200 OK, but not as a frontend of MovieSimilarity does; check the address.", await RefusalAsync(service));
    }

    private static async Task<string> RefusalAsync(FakeService service) =>
        (await CommandRun.OfAsync("diff", service.Address.AbsoluteUri, service.Address.AbsoluteUri)).Refusal();

    private static async Task<ModelLists> ReadAsync(FakeService service, TextWriter log, int count = 2)
    {
        using var client = new PublishClient(service.Address);
        return await new ServiceLists(client, service.Address, new PlainProgressLog(log)) { TimeToSettle = TimeSpan.Zero }
            .ReadAsync(count, TestContext.Current.CancellationToken);
    }

    private static RequestDelegate Versions(string state) => Responses.Json(state.Length == 0 ? """{ "versions": [] }""" : $$"""
        { "versions": [{ "version": "{{A}}", "state": "{{state}}", "movies": 1, "partitions": 1, "replicas": 1, "data_set": "x",
          "published": "2026-11-22T17:00:00Z" }] }
        """);

    private static RequestDelegate Page(string version, int? next, params int[] ids) => Responses.Json(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{ "model": { "version": "{{version}}" }, "results": {{Films(ids)}}{{(next is null ? "" : $", \"next_after\": {next}")}} }"""));

    private static string Answer(string version, params int[] ids) =>
        $$"""{ "model": { "version": "{{version}}", "name": "ensemble" }, "results": {{Films(ids)}} }""";

    private static RequestDelegate Answers(params string[] answers) => Responses.Json($$"""{ "answers": [{{string.Join(',', answers)}}] }""");

    private static string Films(int[] ids) => JsonSerializer.Serialize(ids.Select(id => new { movie_id = id, title = $"Film {id}", rating_count = id + 1 }));
}
