namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>A simulated person.</summary>
internal sealed record Viewer
{
    /// <summary>Per taste, how near each film is to it, 0 to 1.</summary>
    public required IReadOnlyList<double[]> Tastes { get; init; }

    /// <summary>Per taste, how often the viewer follows it; the last, one more than there are tastes, is for what everyone sees.</summary>
    public required double[] Habits { get; init; }

    /// <summary>Per film, how near it is to the nearest taste, 0 to 1.</summary>
    public required double[] Liking { get; init; }

    /// <summary>Per film, how easily it comes the viewer's way by its fame alone; 0 for films after the viewer's time.</summary>
    public required double[] Reach { get; init; }

    /// <summary>How many films the viewer rates unless there are too few.</summary>
    public required int Appetite { get; init; }

    /// <summary>Rates only <see cref="Population.FewestOfOccasional"/> to <see cref="Population.MostOfOccasional"/> films.</summary>
    public required bool Occasional { get; init; }

    /// <summary>Stars above (or below) what others give.</summary>
    public required double Leniency { get; init; }

    /// <summary>How far the ratings spread about their mean, relative to others; about 1.</summary>
    public required double Spread { get; init; }

    /// <summary>How readily the viewer applies tags, more than 0 to 1.</summary>
    public required double TaggingZeal { get; init; }

    /// <summary>The first year in which the viewer rates.</summary>
    public required int Joined { get; init; }

    /// <summary>The last year in which the viewer rates.</summary>
    public required int Left { get; init; }
}
