using System.Text.Json.Serialization;
using MovieSimilarity.Models.Statistics;

namespace MovieSimilarity.Models;

/// <summary>Where a model comes from: enough to train the same bytes again.</summary>
public sealed record Provenance
{
    /// <summary>
    /// The most bytes that it may take as JSON. Four numbers of up to 24 characters for each of 1,024 dimensions are 100 kB; the rest is
    /// names. Every silo keeps it, and every message about a version holds it.
    /// </summary>
    public const int MaxBytes = 256 << 10;

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

    /// <summary>How many films were added to the trained model by their tags and genres; 0 for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int AddedMovies { get; init; }

    /// <summary>
    /// The names of the files that ready-made embeddings were imported from; null for a model that was trained. What is not
    /// known of an imported model is 0 in the other properties, no singular value, and the first day of the calendar.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ImportedFrom { get; init; }
}

/// <summary>How provenance and statistics are written: in the model file and wherever they are shown.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(TrainingStatistics))]
public sealed partial class ModelJsonContext : JsonSerializerContext;
