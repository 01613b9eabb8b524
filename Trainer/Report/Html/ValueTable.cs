namespace MovieSimilarity.Trainer.Report.Html;

/// <summary>Tables of text; the first column names the row, the others are aligned as numbers.</summary>
internal static class ValueTable
{
    public static Markup Of(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) => Markup.Of(
        $"""
        <div class="scroll"><table><thead><tr>{head.Select(cell => Markup.Of($"<th scope=\"col\">{cell}</th>"))}</tr></thead>
        <tbody>{rows.Select(Row)}</tbody></table></div>
        """);

    /// <summary>The same, folded away.</summary>
    public static Markup Folded(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        Markup.Of($"<details><summary>Values</summary>{Of(head, rows)}</details>");

    private static Markup Row(IReadOnlyList<string> cells) => Markup.Of(
        $"<tr><th scope=\"row\">{cells[0]}</th>{cells.Skip(1).Select(cell => Markup.Of($"<td>{cell}</td>"))}</tr>\n");
}
