using System.Text.Json.Serialization;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>How requests are written.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class ConversationJsonContext : JsonSerializerContext;
