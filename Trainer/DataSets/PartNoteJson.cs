using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>The note as it stands in a part file.</summary>
[JsonSerializable(typeof(PartNote))]
internal sealed partial class PartNoteJson : JsonSerializerContext;
