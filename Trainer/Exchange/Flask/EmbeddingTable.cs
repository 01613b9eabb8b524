namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>Embeddings by film id.</summary>
/// <param name="Path">The file they come from.</param>
/// <param name="Dimensions">The length of each.</param>
/// <param name="Rows">The embeddings as written, not normalised.</param>
internal sealed record EmbeddingTable(string Path, int Dimensions, IReadOnlyDictionary<int, double[]> Rows);
