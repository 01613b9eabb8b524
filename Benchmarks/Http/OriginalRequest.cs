namespace MovieSimilarity.Benchmarks.Http;

/// <summary>
/// What the original app is asked, as the body of a GET. Its README sends a form; with Werkzeug 2.1 and above the app refuses
/// whatever is not JSON, and reads the same two parameters from JSON in every version.
/// </summary>
/// <param name="MovieTitle">The seed's title.</param>
/// <param name="Model">Which embeddings.</param>
internal sealed record OriginalRequest(string MovieTitle, string Model)
{
    /// <summary>The content type.</summary>
    public const string ContentType = "application/json";

    /// <summary>The name of those that were exported.</summary>
    public const string MatrixFactorization = "matrix factorization";
}
