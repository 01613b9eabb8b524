using MovieSimilarity.Embeddings;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>Shards of any shape, and their answers by definition.</summary>
internal static class Shards
{
    /// <summary>Uniformly random directions.</summary>
    public static Shard Random(int rows, int collaborative, int content, int seed)
    {
        var random = new Random(seed);
        return Of(rows, collaborative, content, _ => Enumerable.Range(0, collaborative + content).Select(_ => 2 * random.NextDouble() - 1));
    }

    /// <summary>Row by row from unnormalised coordinates; ids are 3, 5, 7…</summary>
    public static Shard Of(int rows, int collaborative, int content, Func<int, IEnumerable<double>> coordinates)
    {
        var dimensions = collaborative + content;
        var values = new float[rows * dimensions];
        for (var row = 0; row < rows; row++)
        {
            var raw = coordinates(row).ToArray();
            var unit = values.AsSpan(row * dimensions, dimensions);
            UnitVector.Normalize(raw.AsSpan(0, collaborative), unit[..collaborative]);
            UnitVector.Normalize(raw.AsSpan(collaborative), unit[collaborative..]);
        }
        return OfUnits(values, collaborative, content);
    }

    /// <summary>From halves that are unit or zero vectors already.</summary>
    public static Shard OfUnits(float[] values, int collaborative, int content)
    {
        var embeddings = new FusedEmbeddings(values, collaborative, content);
        return new Shard(Enumerable.Range(1, embeddings.Rows).Select(i => 2 * i + 1).ToArray(), embeddings);
    }

    public static NearestQuery QueryOf(Shard shard, int row, int count, Scoring scoring) =>
        shard.Embed(new SimilarityQuery(shard.MovieIds.Span[row], count, scoring));

    /// <summary>A query by a vector of any kind.</summary>
    public static NearestQuery QueryBy(float[] vector, int excludedMovieId, int count, Scoring scoring) =>
        new(new SimilarityQuery(excludedMovieId, count, scoring), Array.ConvertAll(vector, value => (double)value));

    /// <summary>The search under test.</summary>
    public static Neighbour[] Nearest(Shard shard, NearestQuery query) => shard.FindNearest(query, TestContext.Current.CancellationToken);

    /// <summary>The same for a batch.</summary>
    public static Neighbour[][] Nearest(Shard shard, NearestQuery[] queries) => shard.FindNearest(queries, TestContext.Current.CancellationToken);

    /// <summary>
    /// The definition: score all, sort all, take the first. Scores come from the kernel, whose own tests pin it to the last
    /// bit, so that exact ties and near-ties must come out the same.
    /// </summary>
    public static Neighbour[] Naive(Shard shard, NearestQuery query)
    {
        var largest = query.Query.LargestScore;
        var scored = new List<Neighbour>();
        for (var row = 0; row < shard.Count; row++)
        {
            var id = shard.MovieIds.Span[row];
            if (query.Query.Seeds.Any(seed => seed.MovieId == id)) continue;
            var (collaborative, content) = Cosines(shard, query, row);
            var score = Weighted(query.Query.Scoring, collaborative, content);
            scored.Add(new Neighbour(id, Rounded(score, largest), Rounded(collaborative, largest), Rounded(content, largest)));
        }
        return [.. scored.OrderByDescending(neighbour => neighbour.Score).ThenBy(neighbour => neighbour.MovieId).Take(query.Query.Count)];
    }

    /// <summary>A row's score before it is rounded.</summary>
    public static double Unrounded(Shard shard, NearestQuery query, int row)
    {
        var (collaborative, content) = Cosines(shard, query, row);
        return Weighted(query.Query.Scoring, collaborative, content);
    }

    private static double Weighted(Scoring scoring, double collaborative, double content) =>
        scoring.Hundredths / 100.0 * collaborative + (100 - scoring.Hundredths) / 100.0 * content;

    private static (double Collaborative, double Content) Cosines(Shard shard, NearestQuery query, int row)
    {
        var split = shard.Embeddings.CollaborativeDimensions;
        var embedding = shard.Embeddings.Row(row);
        return (Cosine.Dot(query.Vector.Span[..split], embedding[..split]), Cosine.Dot(query.Vector.Span[split..], embedding[split..]));
    }

    /// <summary>Nine decimals, within the range that scores have.</summary>
    public static double Rounded(double score, double largest) => Math.Clamp(Math.Round(score, 9), -largest, largest) + 0.0;

    /// <summary>Every seed, every scoring, counts from 1 to beyond the number of films.</summary>
    public static void AssertExact(Shard shard, IEnumerable<int> seeds)
    {
        int[] counts = [1, 2, 3, 10, Math.Max(1, shard.Count - 2), Math.Max(1, shard.Count - 1), shard.Count, shard.Count + 1, shard.Count + 5];
        foreach (var seed in seeds)
        {
            foreach (var scoring in Scoring.Named) AssertNaive(shard, seed, scoring, counts);
        }
    }

    /// <summary>A row's list has any of these lengths: each is the beginning of the naive one, which is computed once.</summary>
    public static void AssertNaive(Shard shard, int row, Scoring scoring, IReadOnlyList<int> counts)
    {
        var all = Naive(shard, QueryOf(shard, row, counts.Max(), scoring));
        Assert.All(counts, count => Assert.Equal(all.Take(count), Nearest(shard, QueryOf(shard, row, count, scoring))));
    }
}
