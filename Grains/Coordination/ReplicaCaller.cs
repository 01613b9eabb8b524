using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Resilience;
using Polly;
using Polly.Timeout;

namespace MovieSimilarity.Grains.Coordination;

/// <summary>
/// Calls a partition through any of its replicas. If a replica is slow or fails, the next one is called as a hedge. If all have failed, they
/// are called again until the deadline, since a lost replica is soon rebuilt.
/// </summary>
internal sealed class ReplicaCaller
{
    /// <summary>
    /// The delay before a hedge: far longer than a scan takes, so that a healthy cluster hardly ever does work twice, and so short that a
    /// person hardly notices it.
    /// </summary>
    private static readonly TimeSpan HedgeDelay = TimeSpan.FromMilliseconds(75);

    /// <summary>
    /// After this time a partition counts as unreachable. It is longer than it takes to declare a silo dead and to open its replicas on others:
    /// until then, even a surviving replica may be impossible to find.
    /// </summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>The largest number of concurrent attempts at a query; more would not help.</summary>
    private const int MaxHedgedAttempts = 3;

    /// <summary>Calls that wait for a silo when it is lost, at some hundred queries a second.</summary>
    private const int HedgeBurst = 200;

    private readonly ReplicaReferences _grains;
    private readonly ReplicaSelector _selector;
    private readonly HedgeBudget _budget = new(HedgeBurst);
    private readonly ResiliencePipeline<object> _oneReplica;
    private readonly ResiliencePipeline<object>[] _replicated;

    public ReplicaCaller(IGrainFactory grains, ReplicaSelector selector)
    {
        (_grains, _selector) = (new ReplicaReferences(grains), selector);
        _oneReplica = Pipeline(hedges: 0);
        _replicated = [.. Enumerable.Range(1, MaxHedgedAttempts).Select(Pipeline)];
    }

    /// <param name="partition">The partition.</param>
    /// <param name="replicas">How many replicas it has.</param>
    /// <param name="call">The call to a replica.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    /// <exception cref="PartitionUnavailableException">No replica answered in time.</exception>
    public async Task<T> CallAsync<T>(
        PartitionKey partition, int replicas, Func<IPartitionGrain, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : notnull
    {
        var pipeline = replicas == 1 ? _oneReplica : _replicated[Math.Min(replicas - 1, MaxHedgedAttempts) - 1];
        var attempts = new ReplicaAttempts(partition, replicas, _selector);
        Func<ReplicaKey, CancellationToken, Task<T>> callReplica = (replica, stop) => call(_grains[replica], stop);
        _budget.Earn();
        try
        {
            return (T)await pipeline.ExecuteAsync(
                async (state, stop) => (object)await state.attempts.RunAsync(state.callReplica, stop).ConfigureAwait(false),
                (attempts, callReplica),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            throw PartitionUnavailableException.Of(partition);
        }
    }

    private ResiliencePipeline<object> Pipeline(int hedges) =>
        HedgedPipeline.Create(Deadline, HedgeDelay, hedges, _budget, IsOnlyThisReplicas, MayPass);

    /// <summary>Whether another replica may succeed.</summary>
    private static bool IsOnlyThisReplicas(Exception error) => error is not (MovieNotInModelException or ArgumentException);

    /// <summary>Whether a retry may succeed. Calls to an overloaded silo are not retried.</summary>
    private static bool MayPass(Exception error) => IsOnlyThisReplicas(error) && error is not SearchOverloadedException;

    private sealed class ReplicaAttempts(PartitionKey partition, int replicas, ReplicaSelector selector) : Attempts<ReplicaKey>
    {
        protected override ReplicaKey Select(IReadOnlyCollection<ReplicaKey> tried) => selector.Select(partition, replicas, tried);

        protected override void Suspect(ReplicaKey candidate) => selector.Suspect(candidate);

        protected override bool IsCandidatesFault(Exception error) => IsOnlyThisReplicas(error);
    }
}
