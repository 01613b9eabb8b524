using System.Text.Json.Serialization;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Console;

/// <summary>What a program reads about a stage; <c>docs/training.md</c> describes the fields.</summary>
internal sealed record StageEvent(string Name, StageState State, ProgressUnit Unit, double Seconds)
{
    [JsonPropertyOrder(-1)]
    public string Event { get; } = "stage";

    public long? Done { get; init; }

    public long? Total { get; init; }

    public string? Outcome { get; init; }
}
