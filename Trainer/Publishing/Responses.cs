using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.Publishing;

/// <summary>How a service's responses are written in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PublicationResponse))]
[JsonSerializable(typeof(RemovalResponse))]
[JsonSerializable(typeof(ModelListResponse))]
[JsonSerializable(typeof(MoviePageResponse))]
[JsonSerializable(typeof(SimilarQueries))]
[JsonSerializable(typeof(SimilarResponse))]
[JsonSerializable(typeof(ProblemResponse))]
internal sealed partial class PublishJsonContext : JsonSerializerContext;

/// <summary>The response once a model is active.</summary>
/// <param name="Version">The active version.</param>
/// <param name="Changed">False where it was active already.</param>
/// <param name="Previous">The version that was active before, if any.</param>
internal sealed record PublicationResponse(string Version, bool Changed, string? Previous = null);

/// <summary>The response once a model is removed.</summary>
/// <param name="Version">The version removed.</param>
/// <param name="Message">An explanation for the user.</param>
internal sealed record RemovalResponse(string Version, string Message);

/// <summary>The models that a service's cluster holds.</summary>
/// <param name="Versions">Newest first.</param>
internal sealed record ModelListResponse(IReadOnlyList<ModelVersionResponse> Versions);

/// <summary>One model of a service's cluster.</summary>
/// <param name="Version">Its name.</param>
/// <param name="State"><see cref="Active"/>, <see cref="Previous"/> or staged.</param>
/// <param name="Movies">Films in its catalogue.</param>
/// <param name="Partitions">How many parts it is cut into.</param>
/// <param name="Replicas">Copies of each partition.</param>
/// <param name="DataSet">What it was trained on.</param>
/// <param name="Published">When it came to the cluster.</param>
internal sealed record ModelVersionResponse(
    string Version, string State, int Movies, int Partitions, int Replicas, string DataSet, DateTimeOffset Published)
{
    /// <summary>The state of the version that answers.</summary>
    public const string Active = "active";

    /// <summary>The state of a version that answered before and can do so again.</summary>
    public const string Previous = "previous";
}

/// <summary>Some of a service's films, by ascending id.</summary>
/// <param name="Model">The model that has them.</param>
/// <param name="Results">The films.</param>
/// <param name="NextAfter">Where the next page begins; null for the last one.</param>
internal sealed record MoviePageResponse(ModelReference Model, IReadOnlyList<MovieResponse> Results, int? NextAfter = null);

/// <summary>Which model an answer comes from.</summary>
internal sealed record ModelReference(string Version);

/// <summary>A film, as far as it is compared.</summary>
internal sealed record MovieResponse(int MovieId, string Title, int RatingCount);

/// <summary>Queries that are asked together.</summary>
internal sealed record SimilarQueries(IReadOnlyList<SimilarQuery> Queries);

/// <summary>Asks for the films most similar to one.</summary>
internal sealed record SimilarQuery(int MovieId, int Count);

/// <summary>The answers to some queries, in their order.</summary>
internal sealed record SimilarResponse(IReadOnlyList<SimilarAnswer> Answers);

/// <summary>An answer to a query, or a problem.</summary>
/// <param name="Model">The model that answered; null for a problem.</param>
/// <param name="Results">The films, best first; null for a problem.</param>
/// <param name="Status">The status of the problem; null for an answer.</param>
/// <param name="Detail">What the problem is.</param>
internal sealed record SimilarAnswer(
    ModelReference? Model = null, IReadOnlyList<MovieResponse>? Results = null, int? Status = null, string? Detail = null);

/// <summary>Problem details (RFC 9457), as far as they are shown to the user.</summary>
/// <param name="Detail">What went wrong and what to do.</param>
internal sealed record ProblemResponse(string? Detail = null);
