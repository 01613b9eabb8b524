using System.Text.Json.Serialization;
using MovieSimilarity.WebFrontend.Movies;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>Answer of <c>GET /</c>.</summary>
/// <param name="Seed">The film that was named.</param>
/// <param name="Model">What answered.</param>
/// <param name="Results">The films most similar to it, best first.</param>
internal sealed record SimilarAnswer(MovieAnswer Seed, AnsweringModel Model, IReadOnlyList<SimilarMovie> Results)
{
    /// <summary>Other films that the title could have meant, the most-rated first; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MovieAnswer>? OtherMatches { get; init; }
}
