using System.Collections.Concurrent;

namespace MovieSimilarity.Benchmarks.Load;

/// <summary>Counts failed and wrong responses, and reports the first ones.</summary>
/// <param name="output">Receives the messages.</param>
internal sealed class Verdicts(TextWriter output)
{
    /// <summary>Further ones are only counted.</summary>
    private const int Told = 20;

    private readonly ConcurrentDictionary<string, int> _failures = [];
    private int _failed;
    private int _wrong;

    /// <summary>Queries without an answer.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Answers that are not the right ones.</summary>
    public int Wrong => Volatile.Read(ref _wrong);

    /// <summary>Whether there are none of either kind.</summary>
    public bool AreGood => Failed == 0 && Wrong == 0;

    /// <summary>The failures by reason, as <c>3 × status 503</c>; empty without any.</summary>
    public string FailuresByReason => string.Join(", ", _failures.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Value} × {reason.Key}"));

    /// <summary>Takes an outcome.</summary>
    /// <param name="outcome">What came of a query.</param>
    /// <param name="when">When it should have been sent, to help find the cause.</param>
    public void Add(QueryOutcome outcome, TimeSpan when)
    {
        if (outcome.Failure is { } reason)
        {
            _failures.AddOrUpdate(reason, 1, (_, count) => count + 1);
            if (Interlocked.Increment(ref _failed) <= Told) Tell(when, $"FAILED: {reason}");
        }
        else if (outcome.Fault is { } fault && Interlocked.Increment(ref _wrong) <= Told)
        {
            Tell(when, $"WRONG: {fault}");
        }
    }

    private void Tell(TimeSpan when, string what) => output.WriteLine(FormattableString.Invariant($"{when.TotalSeconds,8:F1} s  {what}"));
}
