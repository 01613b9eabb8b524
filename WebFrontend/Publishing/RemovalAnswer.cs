namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>Answer to <c>DELETE /models/{version}</c>.</summary>
/// <param name="Version">The version that was removed.</param>
/// <param name="Message">What that means.</param>
internal sealed record RemovalAnswer(string Version, string Message)
{
    public static RemovalAnswer Of(string version) => new(
        version, $"Model {version} is removed. It cannot be rolled back to; publish its file to have it again.");
}
