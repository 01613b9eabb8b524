namespace MovieSimilarity.Trainer.Publishing;

/// <summary>What a service says once it has removed a model.</summary>
/// <param name="Version">The version removed.</param>
/// <param name="Message">What that means, for the person who asked.</param>
internal sealed record RemovalAnswer(string Version, string Message);
