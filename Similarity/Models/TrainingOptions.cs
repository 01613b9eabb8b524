using System.Text.Json.Serialization;

namespace MovieSimilarity.Models;

/// <summary>The numbers of a training run; the defaults are the original service's.</summary>
public sealed record TrainingOptions
{
    /// <summary>Default of both dimensions.</summary>
    public const int DefaultDimensions = 100;

    /// <summary>Default of <see cref="MoreRatingsThan"/>.</summary>
    public const int DefaultMoreRatingsThan = 10;

    /// <summary>Default of <see cref="MinDocumentFrequency"/>.</summary>
    public const double DefaultMinDocumentFrequency = 0.00005;

    /// <summary>Default of <see cref="Tolerance"/>: far below the rounding of the stored floats.</summary>
    public const double DefaultTolerance = 1e-12;

    /// <summary>Dimensions of the collaborative embedding, 1 to 1,024.</summary>
    public int CollaborativeDimensions { get; init; } = DefaultDimensions;

    /// <summary>Dimensions of the content embedding, 1 to 1,024.</summary>
    public int ContentDimensions { get; init; } = DefaultDimensions;

    /// <summary>Users count only with more ratings than this, 0 or more.</summary>
    public int MoreRatingsThan { get; init; } = DefaultMoreRatingsThan;

    /// <summary>Terms found in a smaller share of the documents are left out, 0 to 1.</summary>
    public double MinDocumentFrequency { get; init; } = DefaultMinDocumentFrequency;

    /// <summary>Whether English stop words are left out of the documents.</summary>
    public bool StopWords { get; init; } = true;

    /// <summary>Whether films that nobody rated are in the model if they have tags; it finds them by their content alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool KeepUnrated { get; init; }

    /// <summary>The SVD stops when every residual ‖AᵀA·v − σ²·v‖ is at most this times σ₁²; 1e-14 to 1e-2.</summary>
    public double Tolerance { get; init; } = DefaultTolerance;

    /// <summary>Seed of the SVD's starting vector.</summary>
    public int Seed { get; init; } = 1;
}
