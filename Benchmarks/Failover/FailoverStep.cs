namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>Something to do to the cluster.</summary>
/// <param name="What">What it is.</param>
/// <param name="Due">When to do it, from the beginning of the load; later where the cluster has not recovered from the step before.</param>
/// <param name="ActAsync">Does it; returns why it could not, or null.</param>
/// <param name="Version">The version that should be active afterwards.</param>
internal sealed record FailoverStep(string What, TimeSpan Due, Func<CancellationToken, Task<string?>> ActAsync, string Version);
