using System.Text.Json.Serialization;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary>Answer of the health endpoints.</summary>
internal sealed record HealthAnswer(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ModelVersion);
