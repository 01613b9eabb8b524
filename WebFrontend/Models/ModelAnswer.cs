using MovieSimilarity.Models;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary>Answer of <c>GET /model</c>.</summary>
internal sealed record ModelAnswer(string Version, int Movies, int Partitions, Provenance Provenance);
