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

/// <summary>Problem details (RFC 9457), as far as they are shown to the user.</summary>
/// <param name="Detail">What went wrong and what to do.</param>
internal sealed record ProblemResponse(string? Detail = null);
