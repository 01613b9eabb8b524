using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Shards;

/// <summary>The checksum with which a partition verifies its rows.</summary>
internal static class PartitionChecksum
{
    /// <summary>SHA-256, hexadecimal, of all movie ids and then all embedding values.</summary>
    public static string Compute(Shard shard)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(shard.MovieIds.Span));
        // Row by row: the bytes of all rows together may be more than a span can count.
        for (var row = 0; row < shard.Count; row++) hash.AppendData(MemoryMarshal.AsBytes(shard.Embeddings.Row(row)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
