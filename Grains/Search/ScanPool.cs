using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Search;

/// <summary>
/// Runs the scans of one silo on the thread pool: a grain never runs two turns in parallel, and a scan would block one of the few threads
/// that run grains. At most as many scans as processors run at a time, since a scan only computes. A limited number waits; further ones are
/// refused at once instead of being answered too late.
/// </summary>
internal sealed class ScanPool(int parallelism, int maxWaiting) : IDisposable
{
    /// <summary>
    /// Scans that may wait for each processor. One is a batch of queries, at most some milliseconds of work, so that the last in
    /// the queue waits about a second.
    /// </summary>
    private const int MaxWaitingPerProcessor = 256;

    private readonly SemaphoreSlim _slots = new(parallelism);
    private int _admitted;

    /// <summary>A pool for this machine.</summary>
    public static ScanPool ForThisMachine() => new(Environment.ProcessorCount, MaxWaitingPerProcessor * Environment.ProcessorCount);

    /// <exception cref="SearchOverloadedException">Too many scans wait already.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public async Task<T> RunAsync<T>(Func<T> scan, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _admitted) > parallelism + maxWaiting)
                throw new SearchOverloadedException($"More than {maxWaiting} searches wait on this silo.");
            await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await Task.Run(scan, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _admitted);
        }
    }

    public void Dispose() => _slots.Dispose();
}
