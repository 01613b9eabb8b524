using System.Globalization;

namespace MovieSimilarity.Training.Progress;

/// <summary>How a complete stage reads.</summary>
public static class StageLine
{
    /// <summary>Name, seconds and outcome, in columns.</summary>
    public static string Of(string name, TimeSpan elapsed, string outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-24}{elapsed.TotalSeconds,8:F2} s   {outcome}");
}
