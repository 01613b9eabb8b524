using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Models;

/// <summary>What the model grain remembers.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelState")]
internal sealed class ModelState
{
    /// <summary>The active version, if any.</summary>
    [Id(0)]
    public ModelManifest? Active { get; set; }
}
