using System.Globalization;
using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>The figures as a Markdown table.</summary>
internal static class ScaleTable
{
    private static readonly string[] Headings =
        ["films", "opened in", "a query, median", "p99", "queries/s, batches", "memory of its own", "a film", "mapped and resident", "a film"];

    public static string Format(IEnumerable<ScaleFigures> sets) => MarkdownTable.Format(Headings, sets.Select(Line));

    private static string[] Line(ScaleFigures figures) =>
    [
        figures.Description, Figures.Duration(figures.Load), Figures.Duration(figures.Median), Figures.Duration(figures.P99),
        (1 / figures.Batched.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture),
        Bytes(figures.Memory.Anonymous), PerFilm(figures.Memory.Anonymous, figures.Rows),
        Bytes(figures.Memory.File), PerFilm(figures.Memory.File, figures.Rows),
    ];

    private static string Bytes(long? bytes) => bytes is { } known ? Figures.Megabytes(known) : "unknown";

    private static string PerFilm(long? bytes, int rows) =>
        bytes is { } known ? ((double)known / rows).ToString("N0", CultureInfo.InvariantCulture) + " B" : "unknown";
}
