namespace MovieSimilarity.Models.Statistics;

/// <summary>
/// What a model was trained on and what its dimensions mean, in figures small enough to travel with it. Searching does not
/// need them; models of older programs have none.
/// </summary>
public sealed record TrainingStatistics
{
    /// <summary>How many ratings there are of each number of stars, ascending; only those that occur.</summary>
    public required IReadOnlyList<StarCount> Stars { get; init; }

    /// <summary>How many ratings the users gave.</summary>
    public required UserActivity RatingsPerUser { get; init; }

    /// <summary>Distinct tags, whatever their case.</summary>
    public required int DistinctTags { get; init; }

    /// <summary>The most applied tags in lower case, by applications descending.</summary>
    public required IReadOnlyList<TagCount> Tags { get; init; }

    /// <summary>
    /// For the first dimensions of the collaborative embedding, the terms whose TF-IDF weights correlate most with the films'
    /// coordinates: Pearson's r over all films, −1 to 1.
    /// </summary>
    public required IReadOnlyList<DimensionTerms> CollaborativeTerms { get; init; }

    /// <summary>For the first dimensions of the content embedding, the largest entries of the right singular vectors.</summary>
    public required IReadOnlyList<DimensionTerms> ContentTerms { get; init; }
}
