using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// Strong entity tags, made of all that a response depends on: so whether a caller's copy is still right is known without a
/// search.
/// </summary>
internal static class EntityTag
{
    /// <summary>Another build of this program may write the same response in other bytes.</summary>
    private static readonly string Build = typeof(EntityTag).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>128 bits: two queries never share a digest.</summary>
    private const int DigestDigits = 32;

    /// <summary>The tag of a response, not compressed.</summary>
    public static string Of(string version, in ResponseKey key)
    {
        var others = key.Others.Count > 0 ? $"-{key.Others}" : "";
        var matched = key.Matched == TitleMatchKind.Exact ? "" : $"m{(int)key.Matched}";
        return string.Create(CultureInfo.InvariantCulture, $"\"{Build}-{version}-{NameOf(key.Query)}{(key.TitlesOnly ? "t" : "")}{matched}{others}\"");
    }

    /// <summary>A digest where the query has more than a film, a count and a weight.</summary>
    private static string NameOf(SimilarityQuery query)
    {
        var isPlain = query is { Seeds: [{ Coefficient: 1 }], Filter: null, MinScore: null, OnePerSeries: false, DiversityHundredths: 0 };
        return isPlain
            ? string.Create(CultureInfo.InvariantCulture, $"{query.Seeds[0].MovieId}-{query.Count}-{query.Scoring.Hundredths}")
            : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(query, QueryJson.Default.SimilarityQuery)))[..DigestDigits];
    }

    /// <summary>The tag of the same response, compressed.</summary>
    public static string WithCoding(string tag, ContentCoding coding) => $"{tag.AsSpan(..^1)}-{Compression.NameOf(coding)}\"";

    /// <summary>The tag by which a caller knows the response already, compressed as it takes it or not at all; null where it does not.</summary>
    public static string? FindKnown(StringValues ifNoneMatch, string version, in ResponseKey key)
    {
        if (!EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)) return null;
        var tag = Of(version, key);
        if (Contains(known, tag)) return tag;
        if (key.Coding == ContentCoding.Identity) return null;
        var compressed = WithCoding(tag, key.Coding);
        return Contains(known, compressed) ? compressed : null;
    }

    private static bool Contains(IEnumerable<EntityTagHeaderValue> known, string tag) =>
        known.Any(candidate => candidate.Tag == tag || candidate.Tag == "*");
}

/// <summary>A query in bytes, for digests.</summary>
[JsonSerializable(typeof(SimilarityQuery))]
internal sealed partial class QueryJson : JsonSerializerContext;
