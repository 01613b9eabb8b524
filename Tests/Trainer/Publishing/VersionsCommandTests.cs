using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class VersionsCommandTests
{
    private const string Three = """
        {
          "active": "d46b5a58a661",
          "versions": [
            { "version": "0123456789ab", "state": "staged", "movies": 27278, "partitions": 12, "replicas": 2, "data_set": "ml-20m",
              "published": "2026-11-23T09:30:05.25+01:00", "activated": null },
            { "version": "d46b5a58a661", "state": "active", "movies": 1684, "partitions": 6, "replicas": 2, "data_set": "sample",
              "published": "2026-11-22T17:00:00Z", "activated": "2026-11-22T17:00:04Z" },
            { "version": "bc3895217183", "state": "previous", "movies": 9724, "partitions": 6, "replicas": 1,
              "data_set": "ml-latest-small", "published": "2026-11-21T08:01:02Z", "activated": "2026-11-21T08:01:03Z" }
          ]
        }
        """;

    [Fact]
    public async Task Versions_are_a_table_that_marks_the_active_one()
    {
        await using var service = await FakeService.StartAsync(Responses.Json(Three));
        var run = await CommandRun.OfAsync("versions", "--to", service.Address.AbsoluteUri);
        run.AssertSucceeded();
        Assert.Equal(
            [
                "   version       state     movies  partitions × replicas  data set         published (UTC)",
                "   0123456789ab  staged    27,278  12 × 2                 ml-20m           2026-11-23 08:30:05",
                "*  d46b5a58a661  active    1,684   6 × 2                  sample           2026-11-22 17:00:00",
                "   bc3895217183  previous  9,724   6 × 1                  ml-latest-small  2026-11-21 08:01:02",
                "",
            ],
            run.Output.Split(Environment.NewLine));
        Assert.Equal(["GET /models"], service.Requests);
        Assert.DoesNotContain("Authorization", Assert.Single(service.Headers).Keys);
    }

    [Fact]
    public async Task A_cluster_without_models_is_told()
    {
        await using var service = await FakeService.StartAsync(Responses.Json("""{ "active": null, "versions": [] }"""));
        var run = await CommandRun.OfAsync("versions", "--to", service.Address.AbsoluteUri);
        run.AssertSucceeded();
        Assert.Equal("No model has been published yet." + Environment.NewLine, run.Output);
    }
}
