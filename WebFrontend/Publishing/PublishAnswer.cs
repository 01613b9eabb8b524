using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>Answer to a publication or an activation.</summary>
/// <param name="Version">The version that is active now.</param>
/// <param name="Previous">The one that was before, if any.</param>
/// <param name="Changed">Whether they differ.</param>
internal sealed record PublishAnswer(string Version, string? Previous, bool Changed)
{
    public static PublishAnswer Of(Activation activation) => new(activation.Version, activation.Previous, activation.HasChanged);
}
