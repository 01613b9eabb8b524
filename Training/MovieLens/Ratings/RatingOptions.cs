namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>How ratings are to be read.</summary>
public sealed record RatingOptions
{
    /// <summary>Their scale.</summary>
    public RatingScale Scale { get; init; } = RatingScale.Stars;

    /// <summary>Whether they are read one by one even if all processors could read them; for tests, which compare the two.</summary>
    internal bool OneByOne { get; init; }

    /// <summary>How many bytes' ratings a processor reads at a time, 1 or more; for tests, whose files are small.</summary>
    internal int BlockBytes { get; init; } = ParallelRatingReader.DefaultBlockBytes;
}
