using MovieSimilarity.Trainer.Retries;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

public class AttemptsTests
{
    private const int Failures = 10;

    private readonly CapturingLog _log = new();
    private long _arrived;
    private int _tries;

    [Fact]
    public async Task A_line_that_breaks_often_but_brings_enough_each_time_is_not_given_up() =>
        Assert.Equal(Failures + 1, await RunAsync(Attempts.Progress));

    [Fact]
    public async Task A_line_that_brings_little_is_given_up()
    {
        var e = await Assert.ThrowsAsync<DownloadException>(() => RunAsync(Attempts.Progress / 4));
        Assert.Equal("It broke, at the last of 3 attempts; repeat the command later to go on, or not.", e.Message);
        Assert.Equal(3, _tries);
        Assert.Equal(["It broke; trying again in 0 s.", "It broke; trying again in 0 s."], _log.Facts);
    }

    private Task<int> RunAsync(long bytes) =>
        new Attempts(new RetryPolicy { Attempts = 3, FirstDelay = TimeSpan.Zero }, _log, "or not").RunAsync(
            _ =>
            {
                _arrived += bytes;
                return ++_tries > Failures ? Task.FromResult(_tries) : throw new TransientFailureException("It broke");
            },
            () => _arrived, TestContext.Current.CancellationToken);
}
