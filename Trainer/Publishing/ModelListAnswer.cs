namespace MovieSimilarity.Trainer.Publishing;

/// <summary>The models that a service's cluster holds.</summary>
/// <param name="Versions">Newest first.</param>
internal sealed record ModelListAnswer(IReadOnlyList<ModelVersionAnswer> Versions);
