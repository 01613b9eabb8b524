using System.Globalization;

namespace MovieSimilarity.Trainer.Report.Html;

/// <summary>Numbers as the report writes them, the same in every culture.</summary>
internal static class Figures
{
    private const char NoBreakSpace = '\u00a0';

    /// <summary>12,345.</summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>12.3 %.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + NoBreakSpace + "%";

    /// <summary>As short as an axis needs it: 0.001 %, 10 %.</summary>
    public static string ShortPercent(double share) => Short(100 * share) + NoBreakSpace + "%";

    /// <summary>3.84.</summary>
    public static string Stars(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A cosine: 0.671.</summary>
    public static string Cosine(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>12.34 s.</summary>
    public static string Seconds(double value) => value.ToString("N2", CultureInfo.InvariantCulture) + " s";

    /// <summary>Four significant digits: 534.4.</summary>
    public static string Significant(double value) => value.ToString("g4", CultureInfo.InvariantCulture);

    /// <summary>12, 1.5k, 10M: ticks of an axis.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e3 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        >= 1e-4 or 0 => value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.ToString("0e0", CultureInfo.InvariantCulture),
    };
}
