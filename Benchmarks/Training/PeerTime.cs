namespace MovieSimilarity.Benchmarks.Training;

/// <summary>How long a peer took.</summary>
/// <param name="Seconds">The call alone, without Python's start and whatever had to be prepared.</param>
internal sealed record PeerTime(double Seconds)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(Seconds);
}
