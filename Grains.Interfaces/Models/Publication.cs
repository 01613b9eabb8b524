namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>One attempt to publish a model version.</summary>
/// <param name="Id">Distinguishes it from other attempts.</param>
/// <param name="Bytes">What it is about to store, in bytes; never less than that.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.Publication")]
public sealed record Publication([property: Id(0)] Guid Id, [property: Id(1)] long Bytes);
