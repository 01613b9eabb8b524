namespace MovieSimilarity.Grains.Interfaces.Catalogues;

/// <summary>A part of a catalogue's encoding, compressed by itself.</summary>
/// <param name="Compressed">Brotli; at most a few bytes more than <see cref="Layout.CatalogueDescriptor.ChunkBytes"/>.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.CatalogueChunk")]
public sealed record CatalogueChunk([property: Id(0)] byte[] Compressed);

/// <summary>A silo does not hold a catalogue, or not yet.</summary>
[GenerateSerializer, Alias("MovieSimilarity.CatalogueNotLoadedException")]
public sealed class CatalogueNotLoadedException(string message) : Exception(message);
