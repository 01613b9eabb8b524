using MovieSimilarity.Search;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>The neighbours of consecutive films.</summary>
/// <param name="FirstRow">The first one's row in the catalogue.</param>
/// <param name="Lists">A ranked list a film, in the catalogue's order.</param>
internal sealed record NeighbourBlock(int FirstRow, Neighbour[][] Lists);
