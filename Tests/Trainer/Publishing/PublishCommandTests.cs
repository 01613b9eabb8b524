using System.Globalization;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class PublishCommandTests : IDisposable
{
    private readonly Publication _publication = new();
    private readonly List<byte[]> _bodies = [];

    public void Dispose() => _publication.Dispose();

    [Fact]
    public async Task The_service_gets_the_file_byte_by_byte()
    {
        await using var service = await FakeService.StartAsync(Responses.Accept(_bodies, _publication.Published));
        (await _publication.PublishAsync(service.Address)).AssertSucceeded();
        Assert.Equal([$"PUT /models/{_publication.Version}"], service.Requests);
        Assert.Equal(_publication.Bytes, Assert.Single(_bodies));
        var headers = Assert.Single(service.Headers);
        Assert.Equal("application/octet-stream", headers["Content-Type"]);
        Assert.Equal(_publication.Bytes.Length.ToString(CultureInfo.InvariantCulture), headers["Content-Length"]);
        Assert.Equal($"Bearer {Publication.Token}", headers["Authorization"]);
    }

    [Fact]
    public async Task A_writer_gets_a_few_plain_lines_without_the_token()
    {
        await using var service = await FakeService.StartAsync(Responses.Accept(_bodies, _publication.Published));
        var run = await _publication.PublishAsync(service.Address);
        var lines = run.Output.Split(Environment.NewLine);
        Assert.Equal(5, lines.Length);
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Publishing model {_publication.Version} (20,000 movies, {_publication.Bytes.Length:N0} bytes) to {service.Address}"),
            lines[0]);
        Assert.Matches(string.Create(CultureInfo.InvariantCulture, $@"^upload +\d+\.\d\d s   {_publication.Bytes.Length:N0} bytes$"), lines[1]);
        Assert.Matches($@"^load into the cluster +\d+\.\d\d s   model {_publication.Version}$", lines[2]);
        Assert.Equal([$"Model {_publication.Version} is active (was aaaaaaaaaaaa).", ""], lines[3..]);
        Assert.DoesNotContain(Publication.Token, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": "b1b1b1b1b1b1", "previous": null, "changed": false }""", "Model b1b1b1b1b1b1 was active already.")]
    [InlineData("""{ "version": "b1b1b1b1b1b1", "previous": null, "changed": true }""", "Model b1b1b1b1b1b1 is active.")]
    public async Task Other_outcomes_are_told(string answer, string sentence)
    {
        await using var service = await FakeService.StartAsync(Responses.Accept(_bodies, answer));
        var run = await _publication.PublishAsync(service.Address);
        run.AssertSucceeded();
        Assert.EndsWith(sentence + Environment.NewLine, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("films")]
    [InlineData("films/")]
    public async Task A_service_may_live_under_a_path(string path)
    {
        await using var service = await FakeService.StartAsync(Responses.Accept(_bodies, _publication.Published));
        (await _publication.PublishAsync(new Uri(service.Address, path))).AssertSucceeded();
        Assert.Equal([$"PUT /films/models/{_publication.Version}"], service.Requests);
    }

    [Theory]
    [InlineData(400, "The body holds another version than the address.")]
    [InlineData(401, "The token is wrong.")]
    [InlineData(403, "Publishing is off here.")]
    [InlineData(413, "The model is too large.")]
    [InlineData(500, "The service's log says why.")]
    [InlineData(503, "The storage is full.")]
    public async Task What_the_service_objects_to_is_told_in_its_words_and_not_repeated(int status, string detail)
    {
        await using var service = await FakeService.StartAsync(Responses.Problem(status, detail));
        var run = await _publication.PublishAsync(service.Address);
        Assert.Equal(detail, run.Refusal());
        Assert.Single(service.Requests);
        // Nothing is uploaded to a service that does not want it.
        Assert.DoesNotContain("upload ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_asks_to_come_back_is_a_refusal()
    {
        await using var service = await FakeService.StartAsync(Responses.Problem(429, "Too many publications.", retryAfter: "0"));
        Assert.Equal("Too many publications.", (await _publication.PublishAsync(service.Address)).Refusal());
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_service_that_is_busy_is_asked_again()
    {
        await using var service = await FakeService.StartAsync(
            Responses.Problem(503, "The storage is busy.", retryAfter: "0"), Responses.Accept(_bodies, _publication.Published));
        var run = await _publication.PublishAsync(service.Address);
        run.AssertSucceeded();
        Assert.Contains("The storage is busy. Trying again in 0 s." + Environment.NewLine, run.Output, StringComparison.Ordinal);
        Assert.Equal(2, service.Requests.Count);
        Assert.Equal(_publication.Bytes, Assert.Single(_bodies));
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_left_alone_in_the_end()
    {
        await using var service = await FakeService.StartAsync(Responses.Problem(503, "The storage is busy.", retryAfter: "0"));
        Assert.Equal(
            "The storage is busy. That was attempt 4 of 4; starting over later is safe.",
            (await _publication.PublishAsync(service.Address)).Refusal());
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task A_bad_file_is_never_sent()
    {
        var bytes = _publication.Bytes;
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(_publication.Model, bytes, TestContext.Current.CancellationToken);
        await using var service = await FakeService.StartAsync(Responses.Accept(_bodies, _publication.Published));
        Assert.Contains("checksum", (await _publication.PublishAsync(service.Address)).Refusal(), StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task The_address_must_be_named() =>
        Assert.Equal("Option '--to' is required.", (await CommandRun.OfAsync("publish", _publication.Model)).Refusal());
}
