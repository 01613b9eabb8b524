using System.Text;

namespace MovieSimilarity.Benchmarks.Reports;

/// <summary>A table for a page of documentation: the first column text, the others figures.</summary>
internal static class MarkdownTable
{
    /// <param name="headings">The headings.</param>
    /// <param name="rows">The lines, with as many cells.</param>
    public static string Format(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Append(text, headings);
        Append(text, [.. headings.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in rows) Append(text, row);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |").AppendLine();
}
