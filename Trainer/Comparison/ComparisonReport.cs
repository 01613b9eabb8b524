using System.Globalization;
using MovieSimilarity.Printing;

namespace MovieSimilarity.Trainer.Comparison;

/// <summary>Prints a comparison for people.</summary>
internal static class ComparisonReport
{
    /// <summary>Titles of a changed list: more would not fit a line, and JSON has all.</summary>
    private const int MaxTitles = 5;

    private static readonly string[] BandColumns = ["popularity", "films", "ratings", "entries changed", "lists changed", "first entry", "overlap"];

    public static void Write(TextWriter output, ModelComparison comparison)
    {
        WriteModels(output, comparison);
        WriteFilms(output, comparison.Films);
        output.WriteLine();
        if (comparison.Films.InBoth == 0)
        {
            output.WriteLine("No film is in both models, so there are no lists to compare.");
            return;
        }
        WriteChanges(output, comparison.Changes, comparison.Count);
        output.WriteLine();
        WriteTable(output, [BandColumns, .. comparison.Popularity.Select(Row)]);
        foreach (var list in comparison.MostChanged) WriteList(output, list);
    }

    private static void WriteModels(TextWriter output, ModelComparison comparison)
    {
        WriteTable(output, [Row("before", comparison.Before), Row("after", comparison.After)]);
        output.WriteLine();

        static string[] Row(string name, ComparedModel model) =>
            [name, $"model {model.Version}", Text($"{model.Films:N0} films"), model.Source];
    }

    private static void WriteFilms(TextWriter output, FilmChanges films)
    {
        WriteLine(output, "films", Text($"{films.InBoth:N0} in both, {films.Added:N0} added, {films.Gone:N0} gone"));
        if (films.MostRatedAdded.Count > 0) WriteLine(output, "  added", Titles(films.MostRatedAdded, films.Added));
        if (films.MostRatedGone.Count > 0) WriteLine(output, "  gone", Titles(films.MostRatedGone, films.Gone));
    }

    private static void WriteChanges(TextWriter output, ListChanges changes, int count)
    {
        WriteLine(output, "entries", Text($"{changes.ShareOfEntries:P2} changed: {changes.EntriesChanged:N0} of {changes.Entries:N0} in lists of {count:N0}"));
        WriteLine(output, "  left", Text($"{changes.EntriesLeft:N0}, of which {changes.EntriesLeftGone:N0} name a film that is gone"));
        WriteLine(output, "  came", Text($"{changes.EntriesCame:N0}, of which {changes.EntriesCameAdded:N0} name an added film"));
        WriteLine(output, "lists", Text($"{changes.ShareOfLists:P2} changed: {changes.ListsChanged:N0} of {changes.Lists:N0}"));
        WriteLine(output, "first entry", Text($"{changes.ShareOfFirstEntries:P2} changed: {changes.FirstEntriesChanged:N0} of {changes.Lists:N0}"));
        WriteLine(output, "overlap", Text($"{changes.MeanOverlap:P2} of a list stays on average"));
    }

    private static string[] Row(PopularityBand band) =>
    [
        Text($"{band.FromPercent}–{band.ToPercent} %"),
        Text($"{band.Changes.Lists:N0}"),
        Text($"{band.MostRatings:N0}–{band.LeastRatings:N0}"),
        Text($"{band.Changes.ShareOfEntries:P2}"),
        Text($"{band.Changes.ShareOfLists:P2}"),
        Text($"{band.Changes.ShareOfFirstEntries:P2}"),
        Text($"{band.Changes.MeanOverlap:P2}"),
    ];

    private static void WriteList(TextWriter output, ChangedList list)
    {
        output.WriteLine();
        output.WriteLine(PrintableText.Line(Text($"{list.Film.Title}: {list.Changed:N0} of {list.Entries:N0} changed")));
        if (list.Left.Count > 0) WriteLine(output, "  left", Titles(list.Left, list.Left.Count));
        if (list.Came.Count > 0) WriteLine(output, "  came", Titles(list.Came, list.Came.Count));
    }

    private static string Titles(IReadOnlyList<ListedFilm> films, int all)
    {
        var shown = string.Join("; ", films.Take(MaxTitles).Select(film => film.Title));
        var others = all - Math.Min(films.Count, MaxTitles);
        return others > 0 ? Text($"{shown}; {others:N0} more") : shown;
    }

    private static void WriteLine(TextWriter output, string name, string text) => output.WriteLine($"{name,-14}{PrintableText.Line(text)}");

    private static void WriteTable(TextWriter output, string[][] rows)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => PrintableText.Line(cell).PadRight(widths[column]))).TrimEnd());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
