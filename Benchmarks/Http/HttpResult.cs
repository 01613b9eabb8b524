using System.Globalization;
using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>What came of a run.</summary>
/// <param name="Tried">The original with several numbers of connections, one run each.</param>
/// <param name="Best">The original with the number that suits it best.</param>
/// <param name="Own">MovieSimilarity.</param>
/// <param name="Agreement">How far the answers agree.</param>
internal sealed record HttpResult(
    IReadOnlyList<HttpFigures> Tried, HttpFigures Best, IReadOnlyList<HttpFigures> Own, TitleAgreement Agreement)
{
    private static readonly string[] Headings =
        ["service", "connections", "requests/s", "ratio", "p50", "ratio", "p99", "ratio", "failed"];

    /// <summary>Whether all was answered.</summary>
    public bool IsGood => Best.Failed == 0 && Own.All(figures => figures.Failed == 0);

    /// <summary>A sentence and a Markdown table.</summary>
    public string Format()
    {
        var tried = string.Join(", ", Tried.Select(figures => $"{figures.Connections} ({Rate(figures.Rate)} requests/s)"));
        return $"""
            Of {Agreement.Lists} films' lists, {Agreement.SameLists} are the same in the same order in both; of their
            {Figures.Count(Agreement.Entries)} titles, {Figures.Count(Agreement.SameEntries)} are in both. The original was tried
            with connections: {tried}.

            {MarkdownTable.Format(Headings, [Row(Best), .. Own.Select(Row)])}
            """;
    }

    /// <summary>Requests a second: one digit behind the point below a hundred.</summary>
    public static string Rate(double rate) => rate.ToString(rate < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    private string[] Row(HttpFigures figures)
    {
        var isReference = figures == Best;
        return
        [
            figures.System, figures.Connections.ToString(CultureInfo.InvariantCulture),
            Rate(figures.Rate), isReference ? "" : Figures.Ratio(figures.Rate / Best.Rate),
            Figures.Milliseconds(figures.P50), isReference ? "" : Figures.Ratio(Best.P50 / figures.P50),
            Figures.Milliseconds(figures.P99), isReference ? "" : Figures.Ratio(Best.P99 / figures.P99),
            figures.Failed.ToString(CultureInfo.InvariantCulture),
        ];
    }
}
