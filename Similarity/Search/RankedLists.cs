namespace MovieSimilarity.Search;

/// <summary>Merging of ranked lists from disjoint shards.</summary>
public static class RankedLists
{
    /// <summary>
    /// The best <paramref name="count"/> of several ranked lists. Exact: where each list holds the best
    /// <paramref name="count"/> of its own shard, the result holds the best of all shards together.
    /// </summary>
    /// <param name="lists">Lists over disjoint sets of films.</param>
    /// <param name="count">How many to return at most, 1 or more.</param>
    public static Neighbour[] Merge(IEnumerable<IReadOnlyList<Neighbour>> lists, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var all = lists.ToArray();
        var best = new TopNeighbours(Math.Min(count, all.Sum(list => list.Count)));
        foreach (var list in all)
        {
            foreach (var neighbour in list) best.Offer(neighbour);
        }
        return best.ToRankedArray();
    }
}
