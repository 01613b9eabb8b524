using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>What the response to a plain query depends on, which is about one film: equal keys, equal bytes.</summary>
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

/// <summary>The format of an answer.</summary>
internal enum ResponseFormat
{
    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>A JSON list of titles.</summary>
    Titles,

    /// <summary>A table, RFC 4180.</summary>
    Csv,
}

/// <summary>A film that a request names.</summary>
/// <param name="Film">The film.</param>
/// <param name="Others">Other films that the title could have meant.</param>
/// <param name="Matched">How the typed title agrees with the film's; an id names it exactly.</param>
/// <param name="Weight">What the film counts among the liked ones.</param>
internal readonly record struct SeedMatch(Movie Film, OtherMatches Others, TitleMatchKind Matched = TitleMatchKind.Exact, double Weight = 1);

/// <summary>An answer before it is written.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Liked">The films that the query starts from, in the order of the request; none if there is a <see cref="Film"/>.</param>
/// <param name="Results">The films found, best first.</param>
internal sealed record Answer(SimilarityQuery Query, IReadOnlyList<SeedMatch> Liked, ArraySegment<Neighbour> Results)
{
    /// <summary>The film that the query starts from, if the model does not have it.</summary>
    public DescribedFilm? Film { get; init; }

    /// <summary>The terms that steered the answer, if there are any.</summary>
    public Steering? Steering { get; init; }

    /// <summary>The films to keep away from.</summary>
    public IReadOnlyList<Movie> Disliked { get; init; } = [];

    /// <summary>The rank of the first result, from 1.</summary>
    public int FirstRank { get; init; } = 1;

    /// <summary>For re-ranked results the rank of each by its score, from 1.</summary>
    public IReadOnlyDictionary<int, int>? RelevanceRanks { get; init; }

    /// <summary>The films of the seeds' series, if they are a list of their own.</summary>
    public Neighbour[]? Series { get; init; }

    /// <summary>What explains the films, if that was asked for.</summary>
    public AnswerExplanations? Explanations { get; init; }

    /// <summary>The cursor of the next page, if there may be one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The signals that at least one of the query's films has; texts are content.</summary>
    public Signals Signals
    {
        get
        {
            var signals = Query.Direction is null ? Signals.None : Signals.Content;
            foreach (var liked in Liked) signals |= liked.Film.Signals;
            foreach (var disliked in Disliked) signals |= disliked.Signals;
            return signals;
        }
    }
}

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
