namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>What answered a query.</summary>
/// <param name="Version">The model's version.</param>
/// <param name="Name">ensemble, collaborative or content.</param>
internal sealed record AnsweringModel(string Version, string Name);
