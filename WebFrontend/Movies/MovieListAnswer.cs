namespace MovieSimilarity.WebFrontend.Movies;

/// <summary>Answer of <c>GET /movies</c>: best match first.</summary>
internal sealed record MovieListAnswer(string Query, IReadOnlyList<MovieAnswer> Results);
