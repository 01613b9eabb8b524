using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.Comparison;

namespace MovieSimilarity.Tests.Trainer.Comparison;

public sealed class ChangeLimitTests
{
    [Theory]
    [InlineData("30%", 30)]
    [InlineData("0%", 0)]
    [InlineData("100%", 100)]
    [InlineData("12.5%", 12.5)]
    public void A_share_is_given_in_percent(string text, double percent) => Assert.Equal(new ChangeLimit(percent), ChangeLimit.TryParse(text));

    [Theory]
    [InlineData("0.3")]
    [InlineData("30")]
    [InlineData("%")]
    [InlineData("-1%")]
    [InlineData("100.1%")]
    [InlineData("30 %")]
    [InlineData("12,5%")]
    [InlineData("NaN%")]
    [InlineData("")]
    public async Task Anything_else_is_refused(string text) => Assert.Equal(
        $"--max-change takes a share of the entries from 0% to 100%, such as 30%; '{text}' is none.",
        (await CommandRun.OfAsync("publish", "a.model", "--to", "http://localhost:5000", "--max-change", text)).Refusal());

    [Fact]
    public async Task Force_needs_a_limit_to_override() => Assert.Equal(
        "--force is for --max-change, which is missing.",
        (await CommandRun.OfAsync("publish", "a.model", "--to", "http://localhost:5000", "--force")).Refusal());

    [Fact]
    public async Task Without_the_option_the_service_is_not_asked_for_its_lists()
    {
        using var publication = new Publication();
        await using var service = await FakeService.StartAsync(Responses.Accept([], publication.Published));
        (await publication.PublishAsync(service.Address)).AssertSucceeded();
        Assert.Equal([$"PUT /models/{publication.Version}"], service.Requests);
    }
}
