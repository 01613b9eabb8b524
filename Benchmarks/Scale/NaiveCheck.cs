using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>Holds a list against the scores of all rows, computed one by one in double precision.</summary>
internal static class NaiveCheck
{
    /// <summary>By how much two ways of adding up 200 products in double precision may differ, and far less than two films do.</summary>
    private const double Tolerance = 1e-12;

    /// <exception cref="BenchmarkException">A film is missing in the list, or has another score.</exception>
    public static void Require(Shard shard, in NearestQuery query, Neighbour[] list)
    {
        var (seed, ids, excluded) = (query.Embedding.ToArray(), shard.MovieIds, query.ExcludedMovieId);
        var scores = list.ToDictionary(near => near.MovieId, near => near.Score);
        var last = list[^1].Score;
        Parallel.For(0, shard.Count, row =>
        {
            var id = ids.Span[row];
            if (id == excluded) return;
            var score = Score(seed, shard.Embeddings.Row(row));
            if (scores.TryGetValue(id, out var listed) ? Math.Abs(score - listed) > Tolerance : score > last + Tolerance)
                throw new BenchmarkException($"Film {id} scores {score:R} with film {excluded}; the list does not say so.");
        });
    }

    private static double Score(float[] seed, ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++) sum += (double)seed[j] * row[j];
        return sum / 2;
    }
}
