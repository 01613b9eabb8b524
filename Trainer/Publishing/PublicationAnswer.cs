namespace MovieSimilarity.Trainer.Publishing;

/// <summary>What a service says once a model is active.</summary>
/// <param name="Version">The active version.</param>
/// <param name="Changed">False where it was active already.</param>
/// <param name="Previous">The version that was active before, if any.</param>
internal sealed record PublicationAnswer(string Version, bool Changed, string? Previous = null);
