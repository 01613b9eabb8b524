using MovieSimilarity.Search;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>What a ranking recommends for one seed.</summary>
/// <param name="SeedRow">The seed's row.</param>
/// <param name="Neighbours">The recommendations, best first.</param>
/// <param name="CutWithinTie">Whether the first film left out has the same score as the last one taken.</param>
internal sealed record SeedAnswer(int SeedRow, IReadOnlyList<Neighbour> Neighbours, bool CutWithinTie);
