using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>What a response of one model version depends on: equal keys, equal bytes.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="TitlesOnly">Whether only titles are wanted.</param>
/// <param name="Others">Other films that the title could have meant.</param>
/// <param name="Coding">How the body is compressed.</param>
/// <param name="Matched">How the typed title agrees with the film's; an id names it exactly.</param>
internal readonly record struct ResponseKey(
    SimilarityQuery Query, bool TitlesOnly, OtherMatches Others, ContentCoding Coding, TitleMatchKind Matched = TitleMatchKind.Exact);

/// <summary>A finished response.</summary>
/// <param name="Body">Its bytes, compressed where the key says so.</param>
/// <param name="Coding">How they are compressed; not at all where it would not pay.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record Response(ReadOnlyMemory<byte> Body, ContentCoding Coding, string Tag);

/// <summary>Other films that a title could have meant, the most-rated first. Equal where a response shows the same.</summary>
/// <param name="Listed">Those that a response lists.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct OtherMatches(IReadOnlyList<Movie> Listed, int Count)
{
    /// <summary>As many as a response has results by default; a data set of films of one title must not make endless responses.</summary>
    public const int MaxListed = 20;

    public static readonly OtherMatches None = new([], 0);

    public static OtherMatches Of(IReadOnlyList<Movie> movies) =>
        movies.Count <= MaxListed ? new(movies, movies.Count) : new([.. movies.Take(MaxListed)], movies.Count);

    public bool Equals(OtherMatches other) =>
        Count == other.Count && (Listed == other.Listed || Listed.Select(movie => movie.Id).SequenceEqual(other.Listed.Select(movie => movie.Id)));

    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, Listed[0].Id);

    /// <summary>What distinguishes them in an entity tag: their ids as <c>12.15</c>, and how many there are where not all are listed.</summary>
    public override string ToString()
    {
        if (Count == 0) return "";
        var ids = string.Join('.', Listed.Select(movie => movie.Id.ToString(CultureInfo.InvariantCulture)));
        return Count == Listed.Count ? ids : string.Create(CultureInfo.InvariantCulture, $"{ids}.of{Count}");
    }
}
