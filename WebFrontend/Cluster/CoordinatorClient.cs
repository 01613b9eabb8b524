using MovieSimilarity.Grains.Coordination;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Partitions;
using Polly;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>
/// Asks a coordinator, on whichever silo one answers: all are the same, so a slow or failing one is hedged by another, and
/// asked again until the deadline. Coordinators do the same with replicas, so what is mended here is the loss of the silo that
/// a call went through.
/// </summary>
internal sealed class CoordinatorClient
{
    /// <summary>After that a caller gets an error: longer than a coordinator takes to find a partition out of reach.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(12);

    /// <summary>When another coordinator is asked besides: later than a coordinator asks another replica.</summary>
    private static readonly TimeSpan HedgeDelay = TimeSpan.FromMilliseconds(200);

    private const int MaxHedgedAttempts = 2;

    /// <summary>Queries that wait for a silo when it is lost, at some hundred a second.</summary>
    private const int HedgeBurst = 50;

    private readonly Lazy<ICoordinatorGrain> _coordinator;
    private readonly HedgeBudget _budget = new(HedgeBurst);
    private readonly ResiliencePipeline<object> _pipeline;

    public CoordinatorClient(IClusterClient cluster)
    {
        // Asking for a reference looks up attributes of the interface each time.
        _coordinator = new(() => cluster.GetGrain<ICoordinatorGrain>(ICoordinatorGrain.Key));
        _pipeline = HedgedPipeline.Create(Deadline, HedgeDelay, MaxHedgedAttempts, _budget, IsOnlyThisSilos, IsOnlyThisSilos);
    }

    /// <inheritdoc cref="ICoordinatorGrain.FindSimilar"/>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">No coordinator answered in time.</exception>
    public Task<RankedNeighbours> FindSimilarAsync(SimilarRequest request, CancellationToken cancellationToken) =>
        CallAsync((coordinator, stop) => coordinator.FindSimilar(request, stop), cancellationToken);

    /// <inheritdoc cref="ICoordinatorGrain.GetMovies"/>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">No coordinator answered in time.</exception>
    public Task<MoviePage> GetMoviesAsync(
        PartitionLayout layout, int partition, int firstRow, int count, CancellationToken cancellationToken) =>
        CallAsync((coordinator, stop) => coordinator.GetMovies(layout, partition, firstRow, count, stop), cancellationToken);

    private async Task<T> CallAsync<T>(Func<ICoordinatorGrain, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : notnull
    {
        _budget.Earn();
        return (T)await _pipeline.ExecuteAsync(
            async (state, stop) => (object)await state.call(state.Coordinator, stop), (call, Coordinator: _coordinator.Value), cancellationToken);
    }

    private static bool IsOnlyThisSilos(Exception error) =>
        error is not (MovieNotInModelException or PartitionUnavailableException or SearchOverloadedException or ArgumentException);
}
