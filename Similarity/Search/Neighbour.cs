using System.Diagnostics.CodeAnalysis;

namespace MovieSimilarity.Search;

/// <summary>A film found near a seed, with its scores.</summary>
/// <param name="MovieId">The film's id.</param>
/// <param name="Score">What the search ranked by, −1 to 1 (to within float rounding of the stored vectors).</param>
/// <param name="CollaborativeScore">Cosine of the collaborative embeddings, −1 to 1; 0 where either is a zero vector.</param>
/// <param name="ContentScore">Cosine of the content embeddings, likewise.</param>
[SuppressMessage("Design", "CA1036", Justification = "A ranking order; < and > on neighbours would only confuse.")]
public readonly record struct Neighbour(int MovieId, double Score, double CollaborativeScore, double ContentScore) : IComparable<Neighbour>
{
    /// <summary>Ranking order: higher score first, then lower movie id. A total order over distinct films.</summary>
    public int CompareTo(Neighbour other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : MovieId.CompareTo(other.MovieId);
    }
}

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
