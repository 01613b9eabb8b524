using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>
/// The right lists: the definition of a score (<c>docs/architecture.md</c>) written down once more, as plainly as possible, for every row.
/// </summary>
internal static class DefinedLists
{
    /// <summary>The widths of the accumulators that define a score.</summary>
    private const int Lanes = 16;

    private const int RowsPerBlock = 1_024;

    /// <summary>Finds them, on all processors.</summary>
    /// <param name="shard">The shard to search.</param>
    /// <param name="queries">The searches, of one seed each and by the mean of both cosines.</param>
    public static Neighbour[][] Find(Shard shard, NearestQuery[] queries)
    {
        var blocks = ParallelEnumerable.Range(0, (shard.Count + RowsPerBlock - 1) / RowsPerBlock)
            .Select(block => Array.ConvertAll(queries, query => FindInBlock(shard, query, block))).ToArray();
        return [.. queries.Select((query, i) => RankedLists.Merge(blocks.Select(lists => lists[i]), query.Query.Count))];
    }

    private static Neighbour[] FindInBlock(Shard shard, NearestQuery query, int block)
    {
        var first = block * RowsPerBlock;
        var neighbours = new List<Neighbour>(RowsPerBlock);
        for (var row = first; row < Math.Min(first + RowsPerBlock, shard.Count); row++)
        {
            var id = shard.MovieIds.Span[row];
            if (id != query.Query.Seeds[0].MovieId) neighbours.Add(Score(shard, query.Vector.Span, row, id));
        }
        return RankedLists.Merge([neighbours], query.Query.Count);
    }

    private static Neighbour Score(Shard shard, ReadOnlySpan<double> query, int row, int id)
    {
        var split = shard.Embeddings.CollaborativeDimensions;
        var values = shard.Embeddings.Row(row);
        var (collaborative, content) = (Dot(query[..split], values[..split]), Dot(query[split..], values[split..]));
        return new Neighbour(id, Rounded(0.5 * (collaborative + content)), Rounded(collaborative), Rounded(content));
    }

    private static double Rounded(double score) => Math.Clamp(Math.Round(score, 9), -1, 1) + 0.0;

    /// <summary>The products are exact, since both factors are single precision.</summary>
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<float> b)
    {
        Span<double> sums = stackalloc double[Lanes];
        sums.Clear();
        var whole = a.Length / Lanes * Lanes;
        for (var i = 0; i < whole; i++) sums[i % Lanes] += a[i] * b[i];
        for (var i = 0; i < 4; i++) sums[i] = sums[i] + sums[i + 4] + (sums[i + 8] + sums[i + 12]);
        var total = sums[0] + sums[2] + (sums[1] + sums[3]);
        for (var i = whole; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }
}
