using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Console;

/// <summary>How events are written: each on a line, absent fields left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(StageStateNames), typeof(ProgressUnitNames)])]
[JsonSerializable(typeof(StageEvent))]
[JsonSerializable(typeof(InfoEvent))]
internal sealed partial class ProgressJson : JsonSerializerContext
{
    private sealed class StageStateNames() : JsonStringEnumConverter<StageState>(JsonNamingPolicy.SnakeCaseLower);

    private sealed class ProgressUnitNames() : JsonStringEnumConverter<ProgressUnit>(JsonNamingPolicy.SnakeCaseLower);
}
