namespace MovieSimilarity.Models.Statistics;

/// <summary>How often a tag was applied.</summary>
/// <param name="Tag">The tag in lower case; a very long one is cut.</param>
/// <param name="Applications">How often, 0 or more.</param>
public sealed record TagCount(string Tag, int Applications);
