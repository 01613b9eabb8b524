using MovieSimilarity.Trainer.Retries;
using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class LostConnectionTests : IDisposable
{
    /// <summary>A small part of the file, so that most of it is still to be sent.</summary>
    private const int DropAfter = 100_000;

    private static readonly RetryPolicy AtOnce = new() { FirstDelay = TimeSpan.Zero };

    private readonly Publication _publication = new();
    private readonly List<byte[]> _bodies = [];

    public void Dispose() => _publication.Dispose();

    [Fact]
    public async Task An_upload_that_is_cut_off_begins_anew()
    {
        await using var service = await FakeService.StartAsync(
            Responses.DropAfter(DropAfter), Responses.Accept(_bodies, _publication.Published));
        var progress = new RecordingProgress();
        using var client = new PublishClient(service.Address, Publication.Token) { Retry = AtOnce };
        var answer = await PublishAsync(client, progress);
        Assert.Equal(new PublicationResponse(_publication.Version, Changed: true, "aaaaaaaaaaaa"), answer);
        Assert.Equal(_publication.Bytes, Assert.Single(_bodies));
        Assert.Equal(_publication.Bytes.Length, progress.SentBytes);
        Assert.Equal(2, progress.Events.Count(e => e == $"uploading {_publication.Bytes.Length}"));
        Assert.Contains(progress.Events, e => e.StartsWith($"The connection to {service.Address} was lost (", StringComparison.Ordinal));
        Assert.Equal("loading", progress.Events[^1]);
    }

    [Fact]
    public async Task A_connection_that_is_lost_again_and_again_is_given_up()
    {
        await using var service = await FakeService.StartAsync(Responses.DropAfter(DropAfter));
        using var client = new PublishClient(service.Address, Publication.Token) { Retry = AtOnce with { Attempts = 3 } };
        var progress = new RecordingProgress();
        var e = await Assert.ThrowsAsync<PublishException>(() => PublishAsync(client, progress));
        Assert.StartsWith($"The connection to {service.Address} was lost (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("That was attempt 3 of 3; starting over later is safe.", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_goes_away_after_an_attempt_may_come_back()
    {
        var service = await FakeService.StartAsync(Responses.DropAfter(DropAfter));
        await using var _ = service;
        using var client = new PublishClient(service.Address, Publication.Token) { Retry = AtOnce };
        var address = service.Address;
        var progress = new RecordingProgress(whenRetrying: () => service.DisposeAsync().AsTask().Wait());
        var e = await Assert.ThrowsAsync<PublishException>(() => PublishAsync(client, progress));
        Assert.StartsWith($"The connection to {address} was lost (", e.Message, StringComparison.Ordinal);
        Assert.Contains("attempt 4 of 4", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up_without_another_attempt()
    {
        await using var service = await FakeService.StartAsync(Responses.Never());
        using var client = new PublishClient(service.Address, Publication.Token) { Patience = TimeSpan.FromMinutes(0.01) };
        var e = await Assert.ThrowsAsync<PublishException>(() => PublishAsync(client, new RecordingProgress()));
        Assert.Equal(
            $"{service.Address} has not answered for 0.01 minutes; 'versions' tells which model is active there.", e.Message);
        Assert.Single(service.Requests);
    }

    [Fact]
    public void Waits_double_up_to_a_bound()
    {
        var policy = new RetryPolicy { FirstDelay = TimeSpan.FromSeconds(2) };
        Assert.Equal([2, 4, 8, 16, 30, 30], Enumerable.Range(1, 6).Select(attempt => policy.DelayAfter(attempt, null).TotalSeconds));
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(3600, 30)]
    public void The_service_says_how_long_to_wait_up_to_a_bound(int asked, int granted) =>
        Assert.Equal(granted, new RetryPolicy().DelayAfter(1, TimeSpan.FromSeconds(asked)).TotalSeconds);

    private Task<PublicationResponse> PublishAsync(PublishClient client, RecordingProgress progress) =>
        client.PublishAsync(_publication.Version, _publication.Model, progress, TestContext.Current.CancellationToken);
}
