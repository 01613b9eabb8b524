using System.Text.Json.Serialization;
using MovieSimilarity.WebFrontend.Movies;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Problem details (RFC 9457) with this service's extensions.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind of problem.</param>
/// <param name="Detail">What went wrong here and what to do.</param>
internal sealed record ProblemAnswer(int Status, string Title, string Detail)
{
    /// <summary>For bad parameters: what is wrong with each of the first few.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>For unknown titles: the closest ones, best first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MovieAnswer>? Suggestions { get; init; }
}
