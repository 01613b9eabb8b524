namespace MovieSimilarity.Trainer.Publishing;

/// <summary>One model of a service's cluster.</summary>
/// <param name="Version">Its name.</param>
/// <param name="State"><see cref="Active"/>, <see cref="Previous"/> or staged.</param>
/// <param name="Movies">Films in its catalogue.</param>
/// <param name="Partitions">How many parts it is cut into.</param>
/// <param name="Replicas">Copies of each partition.</param>
/// <param name="DataSet">What it was trained on.</param>
/// <param name="Published">When it came to the cluster.</param>
internal sealed record ModelVersionAnswer(
    string Version, string State, int Movies, int Partitions, int Replicas, string DataSet, DateTimeOffset Published)
{
    /// <summary>The state of the version that answers.</summary>
    public const string Active = "active";

    /// <summary>The state of a version that answered before and can do so again.</summary>
    public const string Previous = "previous";
}
