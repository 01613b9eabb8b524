namespace MovieSimilarity.Models;

/// <summary>Where a model comes from: enough to train the same bytes again.</summary>
public sealed record Provenance
{
    /// <summary>The data that was read.</summary>
    public required DataSetSummary DataSet { get; init; }

    /// <summary>The options of the training run.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>The decomposition behind the collaborative embedding.</summary>
    public required Spectrum Collaborative { get; init; }

    /// <summary>The decomposition behind the content embedding.</summary>
    public required Spectrum Content { get; init; }

    /// <summary>Name and version of the program that trained the model.</summary>
    public required string TrainedBy { get; init; }
}
