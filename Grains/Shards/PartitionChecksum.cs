using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Grains.Shards;

/// <summary>The checksum with which a partition verifies its rows.</summary>
internal static class PartitionChecksum
{
    /// <summary>SHA-256, hexadecimal, of all movie ids, then all embedding values, then of each film its attributes and its genres.</summary>
    public static string Compute(Shard shard)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(shard.MovieIds.Span));
        // Row by row: the bytes of all rows together may be more than a span can count.
        for (var row = 0; row < shard.Count; row++) hash.AppendData(MemoryMarshal.AsBytes(shard.Embeddings.Row(row)));
        Append(hash, shard.Attributes!);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The number of a set of genres depends on where rows were cut, so the genres themselves count.</summary>
    private static void Append(IncrementalHash hash, RowAttributes attributes)
    {
        byte[][] genres = [.. attributes.GenreSets.Select(set => Encoding.UTF8.GetBytes(string.Join('\n', set)))];
        foreach (ref readonly var row in attributes.Rows.Span)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([row.Year, row.RatingCount, row.AverageHundredths, row.SeriesId, genres[row.GenreSet].Length]));
            hash.AppendData(genres[row.GenreSet]);
        }
    }
}
