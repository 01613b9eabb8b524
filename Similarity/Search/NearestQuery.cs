using System.Numerics.Tensors;

namespace MovieSimilarity.Search;

/// <summary>A query with its query vector: what a shard searches with.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="Vector">
/// Σ coefficient·embedding over the query's seeds, in double precision: the collaborative half, then the content half, to which the query's
/// direction is added. Of one seed without a direction it is the seed's embedding, to the last bit.
/// </param>
public readonly record struct NearestQuery(SimilarityQuery Query, ReadOnlyMemory<double> Vector)
{
    /// <summary>Completes a query.</summary>
    /// <inheritdoc cref="VectorOf"/>
    public static NearestQuery Of(SimilarityQuery query, int collaborativeDimensions, Func<int, ReadOnlyMemory<float>> embeddingOf) =>
        new(query, VectorOf(query, collaborativeDimensions, embeddingOf));

    /// <summary>Computes the query vector.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="collaborativeDimensions">Length of the collaborative half.</param>
    /// <param name="embeddingOf">Finds the fused embedding of a film by its id; called once for each seed.</param>
    /// <exception cref="ArgumentException">The lengths of the embeddings differ, or the direction has another length than their content half.</exception>
    public static double[] VectorOf(SimilarityQuery query, int collaborativeDimensions, Func<int, ReadOnlyMemory<float>> embeddingOf)
    {
        if (query.Direction is not { } direction) return SumSeeds(query, embeddingOf);
        var vector = query.Seeds.IsEmpty ? new double[collaborativeDimensions + direction.Values.Length] : SumSeeds(query, embeddingOf);
        direction.AddTo(vector.AsSpan(collaborativeDimensions));
        return vector;
    }

    private static double[] SumSeeds(SimilarityQuery query, Func<int, ReadOnlyMemory<float>> embeddingOf)
    {
        var first = embeddingOf(query.Seeds[0].MovieId).Span;
        var vector = new double[first.Length];
        if (query.Seeds is [{ Coefficient: 1 }])
        {
            TensorPrimitives.ConvertTruncating(first, vector);
            return vector;
        }
        Add(query.Seeds[0].Coefficient, first, vector);
        foreach (var seed in query.Seeds.AsSpan()[1..]) Add(seed.Coefficient, embeddingOf(seed.MovieId).Span, vector);
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
