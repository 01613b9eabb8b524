using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace MovieSimilarity.Search;

/// <summary>A film found near the seeds of a query, with its scores.</summary>
/// <param name="MovieId">The film's id.</param>
/// <param name="Score">What the search ranked by; see <see cref="Scores.Round"/>.</param>
/// <param name="CollaborativeScore">Mean cosine of the collaborative embeddings, −1 to 1; 0 where either is a zero vector.</param>
/// <param name="ContentScore">Mean cosine of the content embeddings, likewise, and the product with the query's direction, if it has one.</param>
/// <param name="SeriesId">The series that the film belongs to, or 0.</param>
/// <remarks>32 bytes: the runtime puts both ids into eight.</remarks>
[SuppressMessage("Design", "CA1036", Justification = "A ranking order; < and > on neighbours would only confuse.")]
[StructLayout(LayoutKind.Auto)]
public readonly record struct Neighbour(int MovieId, double Score, double CollaborativeScore, double ContentScore, int SeriesId = 0) : IComparable<Neighbour>
{
    /// <summary>Ranking order: higher score first, then lower movie id. A total order over distinct films.</summary>
    public int CompareTo(Neighbour other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : MovieId.CompareTo(other.MovieId);
    }
}

/// <summary>How scores are rounded before films are ranked by them.</summary>
public static class Scores
{
    /// <summary>
    /// Decimals of a score. Embeddings are single precision, so a score is accurate to about seven; two more keep films apart that
    /// differ, and films that do not differ come out equal and are ranked by id.
    /// </summary>
    public const int Decimals = 9;

    /// <summary>Half a unit of the last decimal, and a margin far above the rounding errors of double precision: rounding adds no more.</summary>
    internal const double MaxRounding = 0.501e-9;

    /// <summary>
    /// The score that a film is ranked by: rounded to nine decimals and within ±<paramref name="largest"/>, which the rounding of stored
    /// vectors may exceed by 10⁻⁷. Zero is never negative.
    /// </summary>
    public static double Round(double score, double largest) => Math.Clamp(Math.Round(score, Decimals), -largest, largest) + 0.0;
}

/// <summary>Merging of ranked lists from disjoint shards.</summary>
public static class RankedLists
{
    /// <summary>
    /// The best films of several ranked lists. Exact: where each list is the answer to a query from its own shard, the result is the
    /// answer of all shards together.
    /// </summary>
    /// <param name="lists">Lists over disjoint sets of films.</param>
    /// <param name="count">How many to return at most, 1 or more.</param>
    /// <param name="onePerSeries">Whether at most one film of each series is returned.</param>
    public static Neighbour[] Merge(IEnumerable<IReadOnlyList<Neighbour>> lists, int count, bool onePerSeries = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var all = lists.ToArray();
        var best = new TopNeighbours(Math.Min(count, all.Sum(list => list.Count)), onePerSeries);
        foreach (var list in all)
        {
            foreach (var neighbour in list) best.Offer(neighbour);
        }
        return best.ToRankedArray();
    }
}
