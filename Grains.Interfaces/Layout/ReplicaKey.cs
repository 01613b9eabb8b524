using System.Globalization;

namespace MovieSimilarity.Grains.Interfaces.Layout;

/// <summary>Names a partition grain: one replica of a partition.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Replica">The replica's number, from 0.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ReplicaKey")]
public readonly record struct ReplicaKey([property: Id(0)] PartitionKey Partition, [property: Id(1)] int Replica)
{
    /// <summary>The grain key: <c>version/partition-of-partitions/replica</c>.</summary>
    public override string ToString() => $"{Partition}/{Replica}";

    /// <summary>Reads a grain key.</summary>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static ReplicaKey Parse(string text)
    {
        if (text.Split('/') is [var version, var place, var replica] && place.Split("-of-") is [var partition, var partitions])
            return new ReplicaKey(new PartitionKey(version, Number(partition), Number(partitions)), Number(replica));
        throw new FormatException($"'{text}' is no key of a partition grain: version/partition-of-partitions/replica is.");

        static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
