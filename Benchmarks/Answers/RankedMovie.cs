namespace MovieSimilarity.Benchmarks.Answers;

/// <summary>A line of an answer, its scores as they are shown.</summary>
/// <param name="MovieId">The film.</param>
/// <param name="Score">What it is ranked by.</param>
/// <param name="CollaborativeScore">Collaborative cosine.</param>
/// <param name="ContentScore">Content cosine.</param>
internal readonly record struct RankedMovie(int MovieId, double Score, double CollaborativeScore, double ContentScore);
