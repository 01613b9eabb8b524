using System.Text.Json.Serialization;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>How the processes that write and measure models answer.</summary>
[JsonSerializable(typeof(ScaleFigures))]
[JsonSerializable(typeof(WrittenModel))]
internal sealed partial class ScaleJsonContext : JsonSerializerContext;
