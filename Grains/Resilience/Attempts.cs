namespace MovieSimilarity.Grains.Resilience;

/// <summary>The attempts at one call, some of which may run concurrently. Each uses another candidate as long as there is one.</summary>
/// <typeparam name="T">A candidate that can answer the call: a replica or a gateway.</typeparam>
public abstract class Attempts<T>
    where T : notnull
{
    // There is hardly ever more than one, so a larger capacity would waste memory.
    private readonly List<T> _tried = new(1);
    private readonly List<T> _waiting = new(1);

    /// <summary>Makes one attempt.</summary>
    /// <param name="call">Calls a candidate.</param>
    /// <param name="cancellationToken">Stops this attempt.</param>
    public async Task<TResult> RunAsync<TResult>(Func<T, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        var candidate = Begin();
        try
        {
            var answer = await call(candidate, cancellationToken).ConfigureAwait(false);
            End(candidate);
            return answer;
        }
        catch (Exception e) when (IsCandidatesFault(e) && !cancellationToken.IsCancellationRequested)
        {
            End(candidate);
            Suspect(candidate);
            throw;
        }
    }

    /// <summary>The candidate for the next attempt.</summary>
    /// <param name="tried">Those that earlier attempts called.</param>
    protected abstract T Select(IReadOnlyCollection<T> tried);

    /// <summary>Reports that a candidate failed, or did not answer before another one had to be called.</summary>
    protected abstract void Suspect(T candidate);

    /// <summary>Whether an error is due to the candidate; otherwise every candidate would fail in the same way.</summary>
    protected abstract bool IsCandidatesFault(Exception error);

    private T Begin()
    {
        lock (_tried)
        {
            foreach (var slow in _waiting) Suspect(slow);
            var candidate = Select(_tried);
            _tried.Add(candidate);
            _waiting.Add(candidate);
            return candidate;
        }
    }

    private void End(T candidate)
    {
        lock (_tried) _waiting.Remove(candidate);
    }
}
