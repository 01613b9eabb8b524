namespace MovieSimilarity.Benchmarks.Http;

/// <summary>A service to ask.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Bodies">A file with the body of a request for each seed, one a line.</param>
/// <param name="ContentType">Their type.</param>
internal sealed record HttpSystem(string Name, Uri Address, string Bodies, string ContentType);
