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

/// <summary>How often a number of stars was given.</summary>
/// <param name="Stars">0.5 to 5, in halves; ratings between them are rounded.</param>
/// <param name="Ratings">Ratings of so many stars, 0 or more.</param>
public sealed record StarCount(double Stars, int Ratings);

/// <summary>How many ratings users gave, of all users with at least one.</summary>
/// <param name="Median">The middle user's number of ratings; of an even number of users the lower of the two.</param>
/// <param name="Most">The most active user's.</param>
/// <param name="Bins">A histogram whose bins are about equally wide on a logarithmic scale, ascending and without gaps.</param>
public sealed record UserActivity(int Median, int Most, IReadOnlyList<UserBin> Bins);

/// <summary>Users with about as many ratings.</summary>
/// <param name="From">The fewest ratings of the bin, 1 or more.</param>
/// <param name="To">The most, inclusive.</param>
/// <param name="Users">Users within, 0 or more.</param>
public sealed record UserBin(int From, int To, int Users);

/// <summary>How often a tag was applied.</summary>
/// <param name="Tag">The tag in lower case; a very long one is cut.</param>
/// <param name="Applications">How often, 0 or more.</param>
public sealed record TagCount(string Tag, int Applications);

/// <summary>The terms at both ends of one dimension.</summary>
/// <param name="Negative">Terms of negative weight, the strongest first.</param>
/// <param name="Positive">Terms of positive weight, the strongest first.</param>
public sealed record DimensionTerms(IReadOnlyList<TermWeight> Negative, IReadOnlyList<TermWeight> Positive);

/// <summary>How strongly a term belongs to a dimension.</summary>
/// <param name="Term">A term of the content matrix; a very long one is cut.</param>
/// <param name="Weight">−1 to 1.</param>
public sealed record TermWeight(string Term, double Weight);
