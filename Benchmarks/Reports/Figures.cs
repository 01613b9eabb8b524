using System.Globalization;

namespace MovieSimilarity.Benchmarks.Reports;

/// <summary>Figures as reports write them.</summary>
internal static class Figures
{
    /// <summary>A number of things.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds: two digits behind the point below ten, none from a hundred on.</summary>
    public static string Milliseconds(double milliseconds) => milliseconds.ToString(
        Math.Abs(milliseconds) switch { < 10 => "N2", < 100 => "N1", _ => "N0" }, CultureInfo.InvariantCulture) + " ms";

    /// <summary>Seconds with one digit behind the point.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture) + " s";
}
