using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.Console;

/// <summary>What a program reads of a fact.</summary>
internal sealed record InfoEvent(string Message)
{
    [JsonPropertyOrder(-1)]
    public string Event { get; } = "info";
}
