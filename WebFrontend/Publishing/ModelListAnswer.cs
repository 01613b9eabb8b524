namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>Answer of <c>GET /models</c>.</summary>
/// <param name="Active">The version that answers queries, if any.</param>
/// <param name="Versions">All versions that the cluster knows, the newest first.</param>
internal sealed record ModelListAnswer(string? Active, IReadOnlyList<PublishedModel> Versions);

/// <summary>A model version that the cluster knows.</summary>
/// <param name="Version">The version.</param>
/// <param name="State">active, previous (can be activated again) or staged (on its way in).</param>
/// <param name="Movies">Number of films.</param>
/// <param name="Partitions">Number of partitions.</param>
/// <param name="Replicas">Number of replicas of each partition.</param>
/// <param name="DataSet">What it was trained on.</param>
/// <param name="Published">When its publication began, UTC.</param>
/// <param name="Activated">When it was last activated, UTC; null where it never was.</param>
internal sealed record PublishedModel(
    string Version, string State, int Movies, int Partitions, int Replicas, string DataSet, DateTimeOffset Published, DateTimeOffset? Activated);
