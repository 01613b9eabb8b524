using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Resilience;
using Polly;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>
/// Calls coordinators. Every silo has one and all of them give the same answer, so a call whose gateway is slow or fails is hedged
/// through another gateway, and repeated until the deadline. Coordinators do the same with replicas.
/// </summary>
internal sealed class CoordinatorClient
{
    /// <summary>The delay before a coordinator call is hedged: longer than that before a coordinator hedges a replica.</summary>
    private static readonly TimeSpan HedgeDelay = TimeSpan.FromMilliseconds(200);

    private const int MaxHedgedAttempts = 2;

    /// <summary>Queries that wait for a silo when it is lost, at some hundred a second.</summary>
    private const int HedgeBurst = 50;

    private readonly Gateways _gateways;
    private readonly HedgeBudget _budget = new(HedgeBurst);
    private readonly ResiliencePipeline<object> _pipeline;

    public CoordinatorClient(Gateways gateways)
    {
        _gateways = gateways;
        _pipeline = HedgedPipeline.Create(ICoordinatorGrain.Deadline, HedgeDelay, MaxHedgedAttempts, _budget, IsOnlyThisGateways, IsOnlyThisGateways);
    }

    /// <inheritdoc cref="ICoordinatorGrain.FindSimilar"/>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">No coordinator answered in time.</exception>
    public Task<RankedNeighbours> FindSimilarAsync(SimilarRequest request, CancellationToken cancellationToken) =>
        CallAsync((gateway, stop) => gateway.Coordinator.FindSimilar(request, stop), cancellationToken);

    /// <summary>A chunk of a catalogue, from any silo that holds it.</summary>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">No silo that holds it answered in time.</exception>
    public Task<CatalogueChunk> GetCatalogueChunkAsync(CatalogueKey key, int chunk, CancellationToken cancellationToken) =>
        CallAsync((gateway, _) => gateway.Coordinator.GetCatalogueChunk(key, chunk), cancellationToken);

    private async Task<T> CallAsync<T>(Func<Gateway, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : notnull
    {
        _budget.Earn();
        return (T)await _pipeline.ExecuteAsync(
            async (state, stop) => (object)await state.attempts.RunAsync(state.call, stop).ConfigureAwait(false),
            (call, attempts: new GatewayAttempts(_gateways)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether another gateway may do better.</summary>
    private static bool IsOnlyThisGateways(Exception error) =>
        error is not (MovieNotInModelException or PartitionUnavailableException or SearchOverloadedException or ArgumentException);

    private sealed class GatewayAttempts(Gateways gateways) : Attempts<Gateway>
    {
        protected override Gateway Select(IReadOnlyCollection<Gateway> tried) => gateways.Select(tried);

        protected override void Suspect(Gateway candidate) => candidate.Suspect();

        protected override bool IsCandidatesFault(Exception error) => IsOnlyThisGateways(error);
    }
}
