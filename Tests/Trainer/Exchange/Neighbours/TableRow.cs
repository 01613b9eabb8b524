using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Trainer.Exchange.Neighbours;

/// <summary>What a table says of one neighbour; the titles are null where it has none.</summary>
internal sealed record TableRow(int MovieId, int Rank, Neighbour Near, string? Title, string? NeighbourTitle);
