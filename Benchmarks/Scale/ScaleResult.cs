using System.Globalization;
using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>What came of a run.</summary>
/// <param name="Sizes">Each model.</param>
internal sealed record ScaleResult(IReadOnlyList<ScaleFigures> Sizes)
{
    private static readonly string[] Headings =
    [
        "films", "file", "load", "own memory, a film", "mapped and resident, a film", "score of the last entry", "p50, 1 thread", "p99, 1 thread",
        "queries/s in batches", "wrong entries",
    ];

    /// <summary>Whether every list was the exact one.</summary>
    public bool IsGood => Sizes.All(size => size.Wrong == 0);

    /// <summary>A Markdown table with a line for each size.</summary>
    public string Format() => MarkdownTable.Format(Headings, Sizes.Select(Line));

    private static string[] Line(ScaleFigures size) =>
    [
        Figures.Count(size.Rows), Figures.Megabytes(size.FileBytes), Figures.Duration(size.Load), PerFilm(size.OwnBytes, size.Rows),
        PerFilm(size.MappedBytes, size.Rows), size.LastScore.ToString("N3", CultureInfo.InvariantCulture),
        Figures.Milliseconds(size.Median), Figures.Milliseconds(size.Percentile99), Figures.Count((int)(1000 / size.Batch)),
        $"{size.Wrong} of {size.Entries}",
    ];

    private static string PerFilm(long? bytes, int rows) =>
        bytes is { } known ? ((double)known / rows).ToString("N0", CultureInfo.InvariantCulture) + " B" : "unknown";
}
