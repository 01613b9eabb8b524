using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Models;

/// <summary>What the model grain remembers.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelState")]
internal sealed class ModelState
{
    /// <summary>All versions.</summary>
    [Id(0)]
    public ModelVersions Versions { get; set; } = ModelVersions.None;
}
