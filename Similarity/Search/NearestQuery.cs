using System.Numerics.Tensors;

namespace MovieSimilarity.Search;

/// <summary>A query with its query vector: what a shard searches with.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="Vector">
/// Σ coefficient·embedding over the query's seeds, in double precision: the collaborative half, then the content half. Of one seed it is
/// the seed's embedding, to the last bit.
/// </param>
public readonly record struct NearestQuery(SimilarityQuery Query, ReadOnlyMemory<double> Vector)
{
    /// <summary>Completes a query.</summary>
    /// <inheritdoc cref="VectorOf"/>
    public static NearestQuery Of(SimilarityQuery query, ReadOnlySpan<ReadOnlyMemory<float>> embeddings) => new(query, VectorOf(query, embeddings));

    /// <summary>Computes the query vector.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="embeddings">The fused embeddings of the query's seeds, in their order.</param>
    /// <exception cref="ArgumentException">There is not one embedding for each seed, or their lengths differ.</exception>
    public static double[] VectorOf(SimilarityQuery query, ReadOnlySpan<ReadOnlyMemory<float>> embeddings)
    {
        var seeds = query.Seeds;
        if (embeddings.Length != seeds.Length) throw new ArgumentException($"{embeddings.Length} embeddings do not fit {seeds.Length} seeds.");
        var vector = new double[embeddings[0].Length];
        if (seeds is [{ Coefficient: 1 }])
        {
            TensorPrimitives.ConvertTruncating(embeddings[0].Span, vector);
            return vector;
        }
        for (var i = 0; i < seeds.Length; i++) Add(seeds[i].Coefficient, embeddings[i].Span, vector);
        return vector;
    }

    /// <summary>Not vectorized: every product and every sum is rounded by itself, so that all machines get the same vector.</summary>
    private static void Add(double coefficient, ReadOnlySpan<float> embedding, double[] vector)
    {
        if (embedding.Length != vector.Length) throw new ArgumentException($"One seed has {embedding.Length} dimensions, another {vector.Length}.");
        for (var j = 0; j < vector.Length; j++) vector[j] += coefficient * embedding[j];
    }

    /// <summary>Writes w, the vector whose dot product with a row is the score, rounded to single precision.</summary>
    /// <param name="weights">Receives w; as long as <see cref="Vector"/>.</param>
    /// <param name="collaborativeDimensions">Length of the collaborative half.</param>
    internal void CopyWeightsTo(Span<float> weights, int collaborativeDimensions)
    {
        var vector = Vector.Span;
        var (collaborative, content) = (Query.Scoring.CollaborativeWeight, Query.Scoring.ContentWeight);
        for (var j = 0; j < collaborativeDimensions; j++) weights[j] = (float)(collaborative * vector[j]);
        for (var j = collaborativeDimensions; j < vector.Length; j++) weights[j] = (float)(content * vector[j]);
    }
}
