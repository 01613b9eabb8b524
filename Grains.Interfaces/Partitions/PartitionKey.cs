namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>
/// Names a partition grain. A version cut into so many partitions is immutable, so each has grains of its own: publishing
/// the same version in another number of partitions disturbs none that are searched.
/// </summary>
/// <param name="Version">The model's version.</param>
/// <param name="Partition">The partition's number, from 0.</param>
/// <param name="Partitions">How many partitions the version is cut into.</param>
public readonly record struct PartitionKey(string Version, int Partition, int Partitions)
{
    /// <summary>The grain key: <c>version/partition-of-partitions</c>.</summary>
    public override string ToString() => $"{Version}/{Partition}-of-{Partitions}";
}
