using System.Numerics.Tensors;

namespace MovieSimilarity.Search;

/// <summary>Which similarity a search ranks by.</summary>
public enum Scoring
{
    /// <summary>The mean of the collaborative and the content cosine: ½·cos(collab) + ½·cos(content).</summary>
    Ensemble = 0,

    /// <summary>The cosine of the collaborative embeddings alone.</summary>
    Collaborative = 1,

    /// <summary>The cosine of the content embeddings alone.</summary>
    Content = 2,
}

/// <summary>One search: the films nearest to an embedding.</summary>
/// <param name="Embedding">The seed's fused embedding: both halves, unit or zero vectors.</param>
/// <param name="ExcludedMovieId">The seed's own id, which never appears in its answer; 0 to exclude nothing.</param>
/// <param name="Count">How many films to return at most, 1 or more.</param>
/// <param name="Scoring">The similarity to rank by.</param>
public readonly record struct NearestQuery(ReadOnlyMemory<float> Embedding, int ExcludedMovieId, int Count, Scoring Scoring)
{
    /// <summary>Writes w, the vector whose dot product with a row is the score.</summary>
    /// <param name="weights">Receives w; as long as <see cref="Embedding"/>.</param>
    /// <param name="collaborativeDimensions">Length of the collaborative half.</param>
    internal void CopyWeightsTo(Span<float> weights, int collaborativeDimensions)
    {
        var (collaborative, content) = Scoring switch
        {
            Scoring.Collaborative => (1f, 0f),
            Scoring.Content => (0f, 1f),
            _ => (0.5f, 0.5f),
        };
        var embedding = Embedding.Span;
        TensorPrimitives.Multiply(embedding[..collaborativeDimensions], collaborative, weights);
        TensorPrimitives.Multiply(embedding[collaborativeDimensions..], content, weights[collaborativeDimensions..]);
    }
}
