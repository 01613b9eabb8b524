namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>A tag that a viewer gave a film.</summary>
/// <param name="Viewer">Position of the viewer, from 0.</param>
/// <param name="Film">Position of the film, from 0.</param>
/// <param name="Tag">One of the film's tags.</param>
/// <param name="Timestamp">Seconds since 1970, UTC.</param>
internal readonly record struct TagApplication(int Viewer, int Film, string Tag, long Timestamp);
