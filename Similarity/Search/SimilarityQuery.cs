namespace MovieSimilarity.Search;

/// <summary>What is asked of a model: which films are nearest to one. It travels unchanged from the request's parameters to the search.</summary>
/// <param name="Seed">The movie id to search from, which never appears in its own answer.</param>
/// <param name="Count">How many films to return at most, 1 or more.</param>
/// <param name="Scoring">The score that determines the ranking.</param>
public readonly record struct SimilarityQuery(int Seed, int Count, Scoring Scoring);
