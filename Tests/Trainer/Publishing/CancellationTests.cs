using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class CancellationTests : IDisposable
{
    private const string Sentence = "Cancelled; the service goes on with the model it had, unless the change had just been completed.";

    private readonly Publication _publication = new();
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose()
    {
        _publication.Dispose();
        _cancellation.Dispose();
    }

    [Fact]
    public async Task Cancelling_while_the_cluster_loads_tells_what_that_means()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await FakeService.StartAsync(Responses.Never(arrived));
        var run = _publication.CancellableAsync(service.Address, _cancellation.Token);
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        await _cancellation.CancelAsync();
        Assert.Equal(Sentence, (await run).Refusal());
    }

    [Fact]
    public async Task Cancelling_a_rollback_tells_the_same()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await FakeService.StartAsync(Responses.Never(arrived));
        var run = CommandRun.CancellableAsync(
            ["rollback", _publication.Version, "--to", service.Address.AbsoluteUri, "--token-file", _publication.TokenFile],
            _cancellation.Token);
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        await _cancellation.CancelAsync();
        Assert.Equal(Sentence, (await run).Refusal());
    }

    [Fact]
    public async Task Cancelling_before_anything_is_sent_tells_the_same()
    {
        await using var service = await FakeService.StartAsync(Responses.Never());
        await _cancellation.CancelAsync();
        Assert.Equal(Sentence, (await _publication.CancellableAsync(service.Address, _cancellation.Token)).Refusal());
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Waiting_for_the_next_attempt_can_be_cancelled()
    {
        await using var service = await FakeService.StartAsync(Responses.Problem(503, "The storage is busy.", retryAfter: "30"));
        using var client = new PublishClient(service.Address, Publication.Token);
        var progress = new RecordingProgress(whenRetrying: _cancellation.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.PublishAsync(_publication.Version, _publication.Model, progress, _cancellation.Token));
        Assert.Equal(["The storage is busy. Trying again in 30 s."], progress.Events);
        Assert.Single(service.Requests);
    }
}
