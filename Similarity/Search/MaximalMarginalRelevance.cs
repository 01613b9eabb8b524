using System.Numerics.Tensors;

namespace MovieSimilarity.Search;

/// <summary>
/// Re-ranks an answer so that it does not say the same thing twice: maximal marginal relevance (Carbonell and Goldstein, The use of MMR,
/// diversity-based reranking for reordering documents and producing summaries, SIGIR 1998).
/// </summary>
public static class MaximalMarginalRelevance
{
    /// <summary>The films that are re-ranked for each film that is asked for: beyond these, films are seldom relevant enough.</summary>
    private const int PoolPerPlace = 5;

    /// <summary>The most films that are re-ranked: the work grows with the square of their number, to 8 ms.</summary>
    public const int MaxPool = 500;

    /// <summary>How many of the best films are re-ranked for an answer of <paramref name="count"/>: 5 × count, at most <see cref="MaxPool"/>.</summary>
    public static int PoolOf(int count) => (int)Math.Min((long)count * PoolPerPlace, MaxPool);

    /// <summary>
    /// Orders films by (1 − δ)·score − δ·(highest similarity to a film before it), one after the other. Equal values keep their order.
    /// </summary>
    /// <param name="pool">The films, best first.</param>
    /// <param name="embeddings">Their fused embeddings, in the same order.</param>
    /// <param name="collaborativeDimensions">Length of the collaborative half of an embedding.</param>
    /// <param name="scoring">How a similarity is put together.</param>
    /// <param name="diversity">δ, 0 to 1: 0 keeps the order.</param>
    /// <returns>All films of the pool, in the new order; the first one stays the first.</returns>
    public static Neighbour[] Rank(
        IReadOnlyList<Neighbour> pool, IReadOnlyList<ReadOnlyMemory<float>> embeddings, int collaborativeDimensions, Scoring scoring, double diversity)
    {
        var ranked = new Neighbour[pool.Count];
        var (left, similarity) = (Enumerable.Range(0, pool.Count).ToList(), new double[pool.Count]);
        Array.Fill(similarity, double.NegativeInfinity);
        var weighted = new double[pool.Count == 0 ? 0 : embeddings[0].Length];
        for (var place = 0; place < ranked.Length; place++)
        {
            var next = place == 0 ? 0 : left.MaxBy(film => (1 - diversity) * pool[film].Score - diversity * similarity[film]);
            left.Remove(next);
            ranked[place] = pool[next];
            Weigh(embeddings[next].Span, collaborativeDimensions, scoring, weighted);
            foreach (var film in left)
                similarity[film] = Math.Max(similarity[film], Scores.Round(Cosine.Dot(weighted, embeddings[film].Span), largest: 1));
        }
        return ranked;
    }

    private static void Weigh(ReadOnlySpan<float> embedding, int collaborativeDimensions, Scoring scoring, double[] weighted)
    {
        TensorPrimitives.ConvertTruncating(embedding, weighted);
        TensorPrimitives.Multiply(weighted.AsSpan(..collaborativeDimensions), scoring.CollaborativeWeight, weighted.AsSpan(..collaborativeDimensions));
        TensorPrimitives.Multiply(weighted.AsSpan(collaborativeDimensions), scoring.ContentWeight, weighted.AsSpan(collaborativeDimensions));
    }
}
