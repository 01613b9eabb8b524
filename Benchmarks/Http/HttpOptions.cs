namespace MovieSimilarity.Benchmarks.Http;

/// <summary>How to compare.</summary>
/// <param name="Seconds">The duration of a run.</param>
/// <param name="Repeats">Runs of each, in turn; medians count.</param>
internal sealed record HttpOptions(int Seconds, int Repeats)
{
    /// <summary>Connections before figures count: enough to keep all processors busy.</summary>
    public const int WarmUpConnections = 16;

    /// <summary>Seconds of that, for the runtime to have optimised what is used.</summary>
    public const int WarmUpSeconds = 15;

    /// <summary>Connections to try the original with, for its best.</summary>
    public static readonly int[] OriginalConnections = [1, 2, 4, 8, 16];

    /// <summary>Connections to ask MovieSimilarity with.</summary>
    public static readonly int[] OwnConnections = [8, 16, 32, 64];
}
