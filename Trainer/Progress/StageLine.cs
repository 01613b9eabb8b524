using System.Globalization;

namespace MovieSimilarity.Trainer.Progress;

/// <summary>How a complete stage reads.</summary>
internal static class StageLine
{
    public static string Of(string name, TimeSpan elapsed, string outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-24}{elapsed.TotalSeconds,8:F2} s   {outcome}");
}
