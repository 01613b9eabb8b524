namespace MovieSimilarity.Benchmarks.Training;

/// <summary>A stage of a run.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record StageFigures(string Name, double Seconds)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(Seconds);
}
