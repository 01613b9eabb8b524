using MovieSimilarity.Search;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// The bodies of <c>GET /</c>. <c>format=titles</c> is a list of titles. The other is an object of <c>seed</c> (the film that was
/// named), <c>matched</c> (how the typed title agrees with the film's; an id names it exactly), <c>model</c> (<c>version</c> and <c>name</c>), <c>results</c> (the films most similar to it, best first: <c>rank</c>, what
/// is known of the film, <c>similarity_score</c>, <c>collaborative_score</c> and <c>content_score</c>) and, unless there are none,
/// <c>other_matches</c> (other films that the title could have meant, the most-rated first; where there are more than 20, those and
/// <c>other_match_count</c>). Scores have six decimals: what the stored floats can vouch for.
/// </summary>
internal static class ResponseJson
{
    public static byte[] WriteTitles(MovieJson json, Neighbour[] results)
    {
        using var text = new Utf8Text();
        text.Append("["u8);
        for (var i = 0; i < results.Length; i++)
        {
            if (i > 0) text.Append(","u8);
            text.Append(json.Title(json.RowOf(results[i].MovieId)));
        }
        text.Append("]"u8);
        return text.ToArray();
    }

    /// <param name="json">The prepared JSON of the model and its films.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="results">The films found, best first.</param>
    /// <param name="others">Other films that the title could have meant.</param>
    /// <param name="matched">How the typed title agrees with the film's.</param>
    public static byte[] Write(MovieJson json, SimilarityQuery query, Neighbour[] results, OtherMatches others, TitleMatchKind matched = TitleMatchKind.Exact)
    {
        using var text = new Utf8Text();
        text.Append("{\"seed\":{"u8);
        text.Append(json.Members(json.RowOf(query.Seeds[0].MovieId)));
        text.Append("},\"matched\":\""u8);
        text.Append(NameOf(matched));
        text.Append("\",\"model\":{\"version\":"u8);
        text.Append(json.Version);
        text.Append(",\"name\":\""u8);
        text.Append(NameOf(query.Scoring));
        text.Append("\"},\"results\":["u8);
        for (var i = 0; i < results.Length; i++) AppendResult(text, json, i + 1, results[i]);
        text.Append("]"u8);
        AppendOthers(text, json, others);
        text.Append("}"u8);
        return text.ToArray();
    }

    private static void AppendResult(Utf8Text text, MovieJson json, int rank, in Neighbour result)
    {
        text.Append(rank == 1 ? "{\"rank\":"u8 : ",{\"rank\":"u8);
        text.Append(rank);
        text.Append(","u8);
        text.Append(json.Members(json.RowOf(result.MovieId)));
        text.Append(",\"similarity_score\":"u8);
        text.AppendMillionths(result.Score);
        text.Append(",\"collaborative_score\":"u8);
        text.AppendMillionths(result.CollaborativeScore);
        text.Append(",\"content_score\":"u8);
        text.AppendMillionths(result.ContentScore);
        text.Append("}"u8);
    }

    private static void AppendOthers(Utf8Text text, MovieJson json, OtherMatches others)
    {
        if (others.Count == 0) return;
        text.Append(",\"other_matches\":["u8);
        for (var i = 0; i < others.Listed.Count; i++)
        {
            text.Append(i == 0 ? "{"u8 : ",{"u8);
            text.Append(json.Members(json.RowOf(others.Listed[i].Id)));
            text.Append("}"u8);
        }
        text.Append("]"u8);
        if (others.Count == others.Listed.Count) return;
        text.Append(",\"other_match_count\":"u8);
        text.Append(others.Count);
    }

    private static ReadOnlySpan<byte> NameOf(TitleMatchKind kind) => kind switch
    {
        TitleMatchKind.Exact => "exact"u8,
        TitleMatchKind.AlternativeTitle => "alternative_title"u8,
        TitleMatchKind.WithoutYear => "without_year"u8,
        TitleMatchKind.Numeral => "numeral"u8,
        TitleMatchKind.Beginning => "beginning"u8,
        TitleMatchKind.NearYear => "near_year"u8,
        _ => "fuzzy"u8,
    };

    private static ReadOnlySpan<byte> NameOf(Scoring scoring) =>
        scoring == Scoring.Collaborative ? "collaborative"u8 : scoring == Scoring.Content ? "content"u8 : "ensemble"u8;
}
