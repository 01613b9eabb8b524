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

    /// <summary>Seconds with two digits behind the point below ten, milliseconds below one, microseconds below a thousandth.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 0.001 => time.TotalMicroseconds.ToString("N1", CultureInfo.InvariantCulture) + " µs",
        < 1 => Milliseconds(time.TotalMilliseconds),
        < 10 => time.TotalSeconds.ToString("N2", CultureInfo.InvariantCulture) + " s",
        _ => Seconds(time),
    };

    /// <summary>How many times as much.</summary>
    public static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "N2" : "N1", CultureInfo.InvariantCulture) + " ×";

    /// <summary>Millions of bytes.</summary>
    public static string Megabytes(double bytes) => (bytes / 1e6).ToString("N0", CultureInfo.InvariantCulture) + " MB";

    /// <summary>Per cent with three digits behind the point.</summary>
    public static string Share(double share) => (100 * share).ToString("N3", CultureInfo.InvariantCulture) + " %";

    /// <summary>A number far below one: two digits and a power of ten.</summary>
    public static string Tiny(double number) => number.ToString("0.0e0", CultureInfo.InvariantCulture);
}
