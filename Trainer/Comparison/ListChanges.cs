using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.Comparison;

/// <summary>What is different between two lists of similar films of one film. Their order counts only for the first entry.</summary>
/// <param name="BeforeRow">The film's row among those of the first model.</param>
/// <param name="AfterRow">The film's row among those of the second model.</param>
/// <param name="Entries">Entries of the longer list.</param>
/// <param name="Left">Entries of the first list that the second one lacks.</param>
/// <param name="Came">Entries of the second list that the first one lacks.</param>
/// <param name="LeftGone">Those of <paramref name="Left"/> that name a film which the second model does not have.</param>
/// <param name="CameAdded">Those of <paramref name="Came"/> that name a film which the first model does not have.</param>
/// <param name="IsFirstChanged">Whether the first entries differ.</param>
internal readonly record struct ListChange(
    int BeforeRow, int AfterRow, int Entries, int Left, int Came, int LeftGone, int CameAdded, bool IsFirstChanged)
{
    /// <summary>Changed entries: those of the longer list that are not in both lists, whatever their rank.</summary>
    public int Changed => Math.Max(Left, Came);

    /// <summary>Compares the lists of a film.</summary>
    /// <param name="before">The first model.</param>
    /// <param name="beforeRow">The film's row in it.</param>
    /// <param name="after">The second model.</param>
    /// <param name="afterRow">The film's row in that.</param>
    public static ListChange Of(ModelLists before, int beforeRow, ModelLists after, int afterRow)
    {
        int[] first = before.Lists[beforeRow], second = after.Lists[afterRow];
        int[] left = [.. first.Except(second)], came = [.. second.Except(first)];
        return new ListChange(
            beforeRow, afterRow, Math.Max(first.Length, second.Length), left.Length, came.Length,
            left.Count(film => !after.Rows.ContainsKey(film)), came.Count(film => !before.Rows.ContainsKey(film)),
            IsFirstChanged: first.FirstOrDefault() != second.FirstOrDefault());
    }
}

/// <summary>What is different between many lists.</summary>
/// <param name="Lists">Lists that were compared: one for each film that both models have.</param>
/// <param name="ListsChanged">Those of which any entry changed.</param>
/// <param name="FirstEntriesChanged">Those whose first entry is another film.</param>
/// <param name="Entries">Entries of all lists, of each pair those of the longer one.</param>
/// <param name="EntriesChanged">Those that are not in both lists of a film.</param>
/// <param name="EntriesLeft">Entries of the first model's lists that the second one's lack.</param>
/// <param name="EntriesLeftGone">Those of them that name a film which the second model does not have.</param>
/// <param name="EntriesCame">Entries of the second model's lists that the first one's lack.</param>
/// <param name="EntriesCameAdded">Those of them that name a film which the first model does not have.</param>
/// <param name="MeanOverlap">The mean over the lists of the share of entries that stayed, 0 to 1.</param>
internal sealed record ListChanges(
    int Lists,
    int ListsChanged,
    int FirstEntriesChanged,
    long Entries,
    long EntriesChanged,
    long EntriesLeft,
    long EntriesLeftGone,
    long EntriesCame,
    long EntriesCameAdded,
    double MeanOverlap)
{
    /// <summary>The share of entries that changed, 0 to 1; 1 if the models have no film in common.</summary>
    [JsonPropertyOrder(1)]
    public double ShareOfEntries => Share(EntriesChanged, Entries);

    /// <summary>The share of lists that changed, likewise.</summary>
    [JsonPropertyOrder(1)]
    public double ShareOfLists => Share(ListsChanged, Lists);

    /// <summary>The share of lists whose first entry changed, likewise.</summary>
    [JsonPropertyOrder(1)]
    public double ShareOfFirstEntries => Share(FirstEntriesChanged, Lists);

    /// <summary>Sums up.</summary>
    public static ListChanges Of(IReadOnlyCollection<ListChange> changes) => new(
        changes.Count,
        changes.Count(change => change.Changed > 0),
        changes.Count(change => change.IsFirstChanged),
        changes.Sum(change => (long)change.Entries),
        changes.Sum(change => (long)change.Changed),
        changes.Sum(change => (long)change.Left),
        changes.Sum(change => (long)change.LeftGone),
        changes.Sum(change => (long)change.Came),
        changes.Sum(change => (long)change.CameAdded),
        changes.Count > 0 ? changes.Average(change => change.Entries > 0 ? 1 - (double)change.Changed / change.Entries : 1) : 0);

    // Lists of a model with one film have no entries: nothing changed.
    private double Share(long changed, long all) => all > 0 ? (double)changed / all : Lists > 0 ? 0 : 1;
}
