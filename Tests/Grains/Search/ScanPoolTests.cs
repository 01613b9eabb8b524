using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Search;

namespace MovieSimilarity.Tests.Grains.Search;

public sealed class ScanPoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Never_more_scans_run_than_there_are_slots(int slots)
    {
        using var pool = new ScanPool(slots, maxWaiting: 100);
        var (running, most) = (0, 0);
        var gate = new Lock();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => pool.RunAsync(
            () =>
            {
                lock (gate) most = Math.Max(most, ++running);
                Thread.Yield();
                lock (gate) running--;
                return i;
            },
            Token)));
        Assert.Equal(Enumerable.Range(0, 40), answers);
        Assert.InRange(most, 1, slots);
    }

    [Fact]
    public async Task What_exceeds_the_bound_is_refused_at_once_and_taken_again_later()
    {
        using var pool = new ScanPool(parallelism: 1, maxWaiting: 2);
        using var scan = new HeldScan();
        Task<int>[] admitted = [pool.RunAsync(scan.Run, Token), pool.RunAsync(scan.Run, Token), pool.RunAsync(scan.Run, Token)];
        var error = await Assert.ThrowsAsync<SearchOverloadedException>(() => pool.RunAsync(scan.Run, Token));
        Assert.Equal("More than 2 searches wait on this silo.", error.Message);
        scan.LetGo();
        await Task.WhenAll(admitted);
        Assert.Equal(3, scan.Runs);
        await pool.RunAsync(scan.Run, Token);
    }

    [Fact]
    public async Task A_scan_that_is_cancelled_while_it_waits_never_runs_and_frees_its_place()
    {
        using var pool = new ScanPool(parallelism: 1, maxWaiting: 1);
        using var scan = new HeldScan();
        var running = pool.RunAsync(scan.Run, Token);
        for (var i = 0; i < 5; i++)
        {
            using var impatience = new CancellationTokenSource();
            var waiting = pool.RunAsync(scan.Run, impatience.Token);
            await Assert.ThrowsAsync<SearchOverloadedException>(() => pool.RunAsync(scan.Run, Token));
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
        scan.LetGo();
        await running;
        Assert.Equal(1, scan.Runs);
    }

    [Fact]
    public async Task A_scan_that_fails_frees_its_slot()
    {
        using var pool = new ScanPool(parallelism: 1, maxWaiting: 0);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
                () => pool.RunAsync<int>(() => throw new ArgumentOutOfRangeException("count"), Token));
        }
        Assert.Equal(7, await pool.RunAsync(() => 7, Token));
    }
}

/// <summary>A scan that lasts until it is let go.</summary>
internal sealed class HeldScan : IDisposable
{
    private readonly ManualResetEventSlim _letGo = new();
    private int _runs;

    public int Runs => _runs;

    public int Run()
    {
        _letGo.Wait();
        return Interlocked.Increment(ref _runs);
    }

    public void LetGo() => _letGo.Set();

    public void Dispose()
    {
        _letGo.Set();
        _letGo.Dispose();
    }
}
