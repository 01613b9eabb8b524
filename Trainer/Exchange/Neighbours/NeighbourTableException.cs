namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>A table cannot be written as it was asked for; the message says why.</summary>
internal sealed class NeighbourTableException(string message) : Exception(message);
