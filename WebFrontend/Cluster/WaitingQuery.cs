using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>One caller's part in a batch.</summary>
internal sealed class WaitingQuery(int movieId)
{
    private readonly TaskCompletionSource<Neighbour[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _stop;

    public int MovieId => movieId;

    public Task<Neighbour[]> Task => _answer.Task;

    /// <summary>Lets the caller go once it no longer waits.</summary>
    public void StopWith(CancellationToken cancellationToken) => _stop = cancellationToken.UnsafeRegister(
        static (query, token) => ((WaitingQuery)query!)._answer.TrySetCanceled(token), this);

    public void Answer(Neighbour[] neighbours)
    {
        _stop.Unregister();
        _answer.TrySetResult(neighbours);
    }

    public void Fail(Exception error)
    {
        _stop.Unregister();
        _answer.TrySetException(error);
    }
}
