namespace MovieSimilarity.Training.MovieLens;

/// <summary>A line of <c>tags.csv</c>: a viewer put a tag on a film.</summary>
/// <param name="MovieId">The film.</param>
/// <param name="Tag">The tag as written.</param>
/// <param name="Timestamp">When, in seconds since 1970-01-01 UTC.</param>
public sealed record TagRow(int MovieId, string Tag, long Timestamp);
