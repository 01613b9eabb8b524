namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>A viewer's rating.</summary>
/// <param name="Viewer">Position of the viewer, from 0.</param>
/// <param name="Film">Position of the film, from 0.</param>
/// <param name="Stars">0.5 to 5 in halves.</param>
/// <param name="Timestamp">Seconds since 1970, UTC.</param>
internal readonly record struct Rating(int Viewer, int Film, double Stars, long Timestamp);
