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
