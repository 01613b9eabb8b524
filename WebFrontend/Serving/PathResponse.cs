using System.Text.Json.Serialization;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Response of <c>GET /v1/path</c>.</summary>
/// <param name="Model">The model that answers.</param>
/// <param name="Path">The films from the first to the last one; empty where no path was found.</param>
/// <param name="Note">Why there is no path.</param>
internal sealed record PathResponse(
    AnsweringModel Model, IReadOnlyList<PathFilm> Path, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note);

/// <summary>A film on a path.</summary>
/// <param name="Movie">The film.</param>
/// <param name="SimilarityScore">Its similarity to the film before it.</param>
internal sealed record PathFilm(
    MovieResponse Movie, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? SimilarityScore);
