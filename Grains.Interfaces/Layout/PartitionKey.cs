namespace MovieSimilarity.Grains.Interfaces.Layout;

/// <summary>
/// Names a partition. A version cut into so many partitions is immutable, so publishing the same version in another number
/// of partitions disturbs none that are searched.
/// </summary>
/// <param name="Version">The model's version.</param>
/// <param name="Partition">The partition's number, from 0.</param>
/// <param name="Partitions">How many partitions the version is cut into.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.PartitionKey")]
public readonly record struct PartitionKey(
    [property: Id(0)] string Version, [property: Id(1)] int Partition, [property: Id(2)] int Partitions)
{
    /// <summary><c>version/partition-of-partitions</c>.</summary>
    public override string ToString() => $"{Version}/{Partition}-of-{Partitions}";
}
