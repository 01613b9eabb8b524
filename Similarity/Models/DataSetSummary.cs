namespace MovieSimilarity.Models;

/// <summary>The data that a training run read.</summary>
public sealed record DataSetSummary
{
    /// <summary>The data set's name: its folder's, unless another was given.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The day of the newest rating or tag, UTC. It dates the model: a training date would make two runs over the same
    /// data differ.
    /// </summary>
    public required DateOnly NewestEntry { get; init; }

    /// <summary>Ratings kept after dropping duplicates and ratings of unknown films.</summary>
    public required int Ratings { get; init; }

    /// <summary>Distinct users among those ratings.</summary>
    public required int Users { get; init; }

    /// <summary>Users with enough ratings to enter the collaborative matrix.</summary>
    public required int UsersInMatrix { get; init; }

    /// <summary>Films listed.</summary>
    public required int Movies { get; init; }

    /// <summary>Films with at least one rating: the rows of the model, unless it keeps films without ratings.</summary>
    public required int RatedMovies { get; init; }

    /// <summary>Tag applications kept.</summary>
    public required int TagApplications { get; init; }

    /// <summary>Distinct terms in the content matrix.</summary>
    public required int Terms { get; init; }
}
