namespace MovieSimilarity.Trainer.Comparison;

/// <summary>What changed in the lists of films that are about equally well known.</summary>
/// <param name="FromPercent">Where the band begins among the films of both models by falling number of ratings: 0 before the most rated one.</param>
/// <param name="ToPercent">Where it ends: 100 after the least rated one.</param>
/// <param name="MostRatings">Ratings of its most rated film, in the second model.</param>
/// <param name="LeastRatings">Ratings of its least rated film.</param>
/// <param name="Changes">What changed.</param>
internal sealed record PopularityBand(int FromPercent, int ToPercent, int MostRatings, int LeastRatings, ListChanges Changes)
{
    private const int Percent = 100;

    /// <summary>Most queries are about the few films at the top, and most films are in the long tail, so the bands grow.</summary>
    private static readonly int[] Ends = [1, 10, 25, 50, Percent];

    /// <summary>All bands with at least one film, the most rated films' first.</summary>
    /// <param name="changes">The changes of all films that both models have.</param>
    /// <param name="after">The second model.</param>
    public static IReadOnlyList<PopularityBand> All(IEnumerable<ListChange> changes, ModelLists after)
    {
        ListChange[] ranked = [.. changes.OrderByDescending(Ratings).ThenBy(change => change.AfterRow)];
        var bands = new List<PopularityBand>(Ends.Length);
        var (from, first) = (0, 0);
        foreach (var to in Ends)
        {
            // Rounded up, so that the first band has a film however few there are.
            var end = (int)(((long)ranked.Length * to + Percent - 1) / Percent);
            if (end > first) bands.Add(new(from, to, Ratings(ranked[first]), Ratings(ranked[end - 1]), ListChanges.Of(ranked[first..end])));
            (from, first) = (to, end);
        }
        return bands;

        int Ratings(ListChange change) => after.Films[change.AfterRow].RatingCount;
    }
}
