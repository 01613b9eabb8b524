namespace MovieSimilarity.Explanations;

/// <summary>Why a film is in the answer to a query.</summary>
/// <param name="Content">How its content score comes about.</param>
/// <param name="Viewers">Who liked it together with a film of the query, or null where that says nothing.</param>
/// <param name="Percentiles">How close it is.</param>
/// <param name="CollaborativeRank">Its rank in the collaborative model alone, from 1, or null where it is not known.</param>
/// <param name="ContentRank">Likewise in the content model.</param>
/// <param name="Reason">One sentence for people. Every number in it is one of the others, or in a title.</param>
public sealed record Explanation(
    ContentExplanation Content, SharedLikes? Viewers, ScorePercentiles Percentiles, int? CollaborativeRank, int? ContentRank, string Reason);

/// <summary>The percentage of random pairs of films whose score is at most that of a film found, 0 to 100; null where it would mean nothing.</summary>
/// <param name="Similarity">By the mean of both cosines: only for a weight of a half.</param>
/// <param name="Collaborative">By the collaborative cosine.</param>
/// <param name="Content">By the content cosine.</param>
public readonly record struct ScorePercentiles(double? Similarity, double? Collaborative, double? Content);
