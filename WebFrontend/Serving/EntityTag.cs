using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
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

    /// <summary>The tag of a plain query's response, not compressed.</summary>
    public static string Of(string version, in ResponseKey key)
    {
        var (seed, count, weight) = (key.Query.Seeds[0].MovieId, key.Query.Count, key.Query.Scoring.Hundredths);
        var others = key.Others.Count > 0 ? $"-{key.Others}" : "";
        var matched = key.Matched == TitleMatchKind.Exact ? "" : $"m{(int)key.Matched}";
        return string.Create(CultureInfo.InvariantCulture, $"\"{Build}-{version}-{seed}-{count}-{weight}{(key.TitlesOnly ? "t" : "")}{matched}{others}\"");
    }

    /// <summary>The tag of any query's response, not compressed: a digest of the query and of how its films were named.</summary>
    public static string Of(ResolvedQuery query)
    {
        var films = query.Liked.Select(film => string.Create(CultureInfo.InvariantCulture, $"{film.Film.Id}*{film.Weight}m{(int)film.Matched}o{film.Others}"))
            .Concat(query.Disliked.Select(film => string.Create(CultureInfo.InvariantCulture, $"-{film.Id}")));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{(query.SeriesMembers is null ? "" : "apart")}{(query.IsExplained ? "explained" : "")} {query.Offset} {query.IsPaged} {query.Format} {string.Join(' ', films)}{TextsOf(query)}");
        return $"\"{Build}-{query.Model.Manifest.Version}-{Convert.ToHexStringLower(QueryDigest.Of(query.Query, text))}\"";
    }

    /// <summary>The tag of a body that is at hand.</summary>
    public static string Of(ReadOnlySpan<byte> body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(..QueryDigest.Bytes))}\"";

    /// <summary>The tag of the same response, compressed.</summary>
    public static string WithCoding(string tag, ContentCoding coding) => $"{tag.AsSpan(..^1)}-{Compression.NameOf(coding)}\"";

    /// <summary>The tag of a response that the caller has already, compressed as it accepts it or not at all; null if it has none.</summary>
    /// <param name="ifNoneMatch">The tags that the caller has sent.</param>
    /// <param name="tag">The tag of the response, not compressed.</param>
    /// <param name="coding">How the body is to be compressed.</param>
    public static string? FindKnown(StringValues ifNoneMatch, string tag, ContentCoding coding)
    {
        if (!EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)) return null;
        if (Contains(known, tag)) return tag;
        if (coding == ContentCoding.Identity) return null;
        var compressed = WithCoding(tag, coding);
        return Contains(known, compressed) ? compressed : null;
    }

    /// <summary>The texts of the request, which the response repeats.</summary>
    private static string TextsOf(ResolvedQuery query) =>
        (query.Film is { } film ? JsonSerializer.Serialize(film, ServingJson.Readable.DescribedFilm) : "")
        + (query.Steering is { } steering ? JsonSerializer.Serialize(steering, ServingJson.Readable.Steering) : "");

    private static bool Contains(IEnumerable<EntityTagHeaderValue> known, string tag) =>
        known.Any(candidate => candidate.Tag == tag || candidate.Tag == "*");
}
