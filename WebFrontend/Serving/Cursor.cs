using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Where the next page of an answer begins. For clients it is an opaque text.</summary>
/// <param name="Version">The model version that answered the page before.</param>
/// <param name="Offset">How many films come before the page.</param>
/// <param name="Query">The digest of the query, 16 bytes.</param>
internal readonly record struct Cursor(string Version, int Offset, ReadOnlyMemory<byte> Query)
{
    private const int HeaderBytes = sizeof(int) + QueryDigest.Bytes;

    /// <summary>Reads a cursor.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = default;
        if (!Base64Url.IsValid(text)) return false;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= HeaderBytes) return false;
        var offset = BinaryPrimitives.ReadInt32BigEndian(bytes);
        cursor = new Cursor(Encoding.UTF8.GetString(bytes.AsSpan(HeaderBytes)), offset, bytes.AsMemory(sizeof(int), QueryDigest.Bytes));
        return offset is >= 0 and < ResolvedQuery.MaxReach;
    }

    /// <summary>The cursor as Base64 for URLs.</summary>
    public override string ToString()
    {
        var bytes = new byte[HeaderBytes + Encoding.UTF8.GetByteCount(Version)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Offset);
        Query.Span.CopyTo(bytes.AsSpan(sizeof(int)));
        Encoding.UTF8.GetBytes(Version, bytes.AsSpan(HeaderBytes));
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>Digests of queries. They have 128 bits, so that no two queries share one.</summary>
internal static class QueryDigest
{
    /// <summary>The length of a digest.</summary>
    public const int Bytes = 16;

    /// <summary>The digest of what all pages of an answer have in common.</summary>
    public static byte[] Of(ResolvedQuery query) => Of(query.Query, query.SeriesMembers is null ? "" : "apart");

    /// <summary>The digest of a query and some text.</summary>
    public static byte[] Of(SimilarityQuery query, string text) =>
        SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(query, QueryJson.Default.SimilarityQuery), .. Encoding.UTF8.GetBytes(text)])[..Bytes];
}

/// <summary>A query in bytes, for digests.</summary>
[JsonSerializable(typeof(SimilarityQuery))]
internal sealed partial class QueryJson : JsonSerializerContext;
