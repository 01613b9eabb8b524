namespace MovieSimilarity.Search;

/// <summary>One search: the films nearest to an embedding.</summary>
/// <param name="Embedding">The seed's fused embedding: both halves, unit or zero vectors.</param>
/// <param name="ExcludedMovieId">The seed's own id, which never appears in its answer; 0 to exclude nothing.</param>
/// <param name="Count">How many films to return at most, 1 or more.</param>
/// <param name="Scoring">What to rank by.</param>
public readonly record struct NearestQuery(ReadOnlyMemory<float> Embedding, int ExcludedMovieId, int Count, Scoring Scoring);
