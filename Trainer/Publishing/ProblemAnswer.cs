namespace MovieSimilarity.Trainer.Publishing;

/// <summary>Problem details (RFC 9457), as far as they are told to a person.</summary>
/// <param name="Detail">What went wrong and what to do.</param>
internal sealed record ProblemAnswer(string? Detail = null);
