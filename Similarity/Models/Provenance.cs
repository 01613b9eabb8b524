using System.Text.Json.Serialization;

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

    /// <summary>
    /// The names of the files that ready-made embeddings were imported from; null for a model that was trained. What nobody
    /// knows of an imported model is 0 in the other properties, no singular value, and the first day of the calendar.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ImportedFrom { get; init; }
}
