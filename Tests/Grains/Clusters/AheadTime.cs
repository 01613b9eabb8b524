namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>The real clock, set ahead by as much as a test says.</summary>
public sealed class AheadTime : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _aheadTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}
