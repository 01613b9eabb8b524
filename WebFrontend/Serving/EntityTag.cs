using System.Globalization;
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

    /// <summary>The tag of a response, not compressed.</summary>
    public static string Of(string version, in ResponseKey key)
    {
        var (seed, count, scoring) = key.Query;
        var others = key.Others.Count > 0 ? $"-{key.Others}" : "";
        var matched = key.Matched == TitleMatchKind.Exact ? "" : $"m{(int)key.Matched}";
        return string.Create(CultureInfo.InvariantCulture, $"\"{Build}-{version}-{seed}-{count}-{(int)scoring}{(key.TitlesOnly ? "t" : "")}{matched}{others}\"");
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
