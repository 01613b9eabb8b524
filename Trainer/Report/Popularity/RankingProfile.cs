using MovieSimilarity.Trainer.Report.Charts;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>What kind of films a list of films holds.</summary>
internal sealed record RankingProfile
{
    /// <summary>How often the listed films were rated.</summary>
    public required Quantiles Ratings { get; init; }

    /// <summary>Share of the list that belongs to the most rated 1 % of the catalogue.</summary>
    public required double ShareOfTopPercent { get; init; }

    /// <summary>Share that belongs to the most rated 10 %.</summary>
    public required double ShareOfTopTenth { get; init; }

    /// <summary>Share that belongs to the less rated half.</summary>
    public required double ShareOfLowerHalf { get; init; }

    /// <summary>Distinct films as a share of the catalogue.</summary>
    public required double Coverage { get; init; }

    /// <summary>Mean over the list of the films' mean ratings.</summary>
    public required double MeanStars { get; init; }

    /// <summary>
    /// The same with ten ratings at the overall mean added to each film, so that one enthusiast does not make a masterpiece.
    /// </summary>
    public required double DampedStars { get; init; }

    /// <summary>Mean cosine of seed and recommendation in the collaborative embedding.</summary>
    public double CollaborativeCosine { get; init; }

    /// <summary>Mean cosine of seed and recommendation in the content embedding.</summary>
    public double ContentCosine { get; init; }

    /// <summary>Share of the lists that were cut within a tie.</summary>
    public double CutWithinTies { get; init; }
}
