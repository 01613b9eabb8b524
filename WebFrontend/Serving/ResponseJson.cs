using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// The bodies of <c>GET /</c> and <c>/v1/similar</c> in JSON. <c>format=titles</c> is a list of titles. The other is an object of <c>seed</c>
/// (the film that was named, the first one of several), <c>matched</c> (how the typed title agrees with the film's; an id names it exactly),
/// <c>seeds</c> (all films that were named, if there are several) and <c>unlike</c> (if there are any), <c>steered</c> (the terms that steered
/// the answer, if there are any), <c>model</c> (<c>version</c> and
/// <c>name</c>; <c>weight</c> if it is none of the named ones), <c>results</c> (the films most similar to them, best first: <c>rank</c>, what
/// is known of the film, <c>similarity_score</c>, <c>collaborative_score</c>, <c>content_score</c> and <c>evidence</c>; <c>explanation</c> if it was asked for), <c>series</c> (likewise,
/// if it was asked for), <c>other_matches</c> (other films that the title could have meant, the most-rated first, unless there are none; where
/// there are more than 20, those and <c>other_match_count</c>) and <c>next_cursor</c>. Scores have six decimals: what the stored floats can
/// vouch for. For a film that the model does not have, <c>film</c> and <c>note</c> are there instead of <c>seed</c> and <c>matched</c>.
/// </summary>
internal static class ResponseJson
{
    private const double HundredthsPerWhole = 100;

    /// <summary>Decimals of a score: what the stored floats can vouch for.</summary>
    private const int ScoreDecimals = 6;

    /// <summary>A score as bodies show it.</summary>
    public static double Round(double score) => Math.Round(score, ScoreDecimals);

    public static byte[] WriteTitles(MovieJson json, ReadOnlySpan<Neighbour> results)
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
    /// <param name="answer">What was found.</param>
    public static byte[] Write(MovieJson json, Answer answer)
    {
        using var text = new Utf8Text();
        text.Append("{"u8);
        if (answer.Film is { } film) AppendFilm(text, film);
        else AppendSeeds(text, json, answer);
        if (answer.Steering is { } steering) AppendSteering(text, steering);
        text.Append(",\"model\":{\"version\":"u8);
        text.Append(json.Version);
        text.Append(",\"name\":\""u8);
        text.Append(NameOf(answer.Query.Scoring));
        text.Append("\""u8);
        if (!IsNamed(answer.Query.Scoring)) AppendWeight(text, answer.Query.Scoring.Hundredths / HundredthsPerWhole);
        text.Append("},\"results\":["u8);
        AppendResults(text, json, answer.Results.AsSpan(), answer, answer.FirstRank);
        text.Append("]"u8);
        if (answer.Series is { } series)
        {
            text.Append(",\"series\":["u8);
            AppendResults(text, json, series, answer with { RelevanceRanks = null }, 1);
            text.Append("]"u8);
        }
        if (answer.Liked.Count == 1) AppendOthers(text, json, answer.Liked[0].Others);
        if (answer.NextCursor is { } cursor)
        {
            text.Append(",\"next_cursor\":\""u8);
            text.AppendAscii(cursor);
            text.Append("\""u8);
        }
        text.Append("}"u8);
        return text.ToArray();
    }

    private static void AppendFilm(Utf8Text text, DescribedFilm film)
    {
        text.Append("\"film\":"u8);
        text.Append(JsonSerializer.SerializeToUtf8Bytes(film, ServingJson.Readable.DescribedFilm));
        text.Append(",\"note\":\"The model does not have this film: it is compared by its tags and genres alone, not by ratings.\""u8);
    }

    private static void AppendSteering(Utf8Text text, Steering steering)
    {
        text.Append(",\"steered\":"u8);
        text.Append(JsonSerializer.SerializeToUtf8Bytes(steering, ServingJson.Readable.Steering));
    }

    private static void AppendSeeds(Utf8Text text, MovieJson json, Answer answer)
    {
        text.Append("\"seed\":{"u8);
        text.Append(json.Members(json.RowOf(answer.Liked[0].Film.Id)));
        text.Append("},\"matched\":\""u8);
        text.Append(NameOf(answer.Liked[0].Matched));
        text.Append("\""u8);
        if (answer.Liked.Count > 1)
        {
            text.Append(",\"seeds\":["u8);
            for (var i = 0; i < answer.Liked.Count; i++) AppendSeed(text, json, answer.Liked[i], isFirst: i == 0);
            text.Append("]"u8);
        }
        if (answer.Disliked.Count == 0) return;
        text.Append(",\"unlike\":["u8);
        AppendFilms(text, json, answer.Disliked);
        text.Append("]"u8);
    }

    private static void AppendSeed(Utf8Text text, MovieJson json, in SeedMatch seed, bool isFirst)
    {
        text.Append(isFirst ? "{"u8 : ",{"u8);
        text.Append(json.Members(json.RowOf(seed.Film.Id)));
        text.Append(",\"matched\":\""u8);
        text.Append(NameOf(seed.Matched));
        text.Append("\""u8);
        AppendWeight(text, seed.Weight);
        AppendOthers(text, json, seed.Others);
        text.Append("}"u8);
    }

    private static void AppendWeight(Utf8Text text, double weight)
    {
        text.Append(",\"weight\":"u8);
        text.AppendMillionths(weight);
    }

    private static void AppendResults(Utf8Text text, MovieJson json, ReadOnlySpan<Neighbour> results, Answer answer, int firstRank)
    {
        var signals = answer.Signals;
        for (var i = 0; i < results.Length; i++)
        {
            text.Append(i == 0 ? "{\"rank\":"u8 : ",{\"rank\":"u8);
            text.Append(firstRank + i);
            if (answer.RelevanceRanks is { } ranks)
            {
                text.Append(",\"relevance_rank\":"u8);
                text.Append(ranks[results[i].MovieId]);
            }
            AppendResult(text, json, results[i], signals);
            if (answer.Explanations is { } explanations)
            {
                text.Append(",\"explanation\":"u8);
                text.Append(explanations.Write(results[i]));
            }
            text.Append("}"u8);
        }
    }

    private static void AppendResult(Utf8Text text, MovieJson json, in Neighbour result, Signals seeds)
    {
        var row = json.RowOf(result.MovieId);
        text.Append(","u8);
        text.Append(json.Members(row));
        text.Append(",\"similarity_score\":"u8);
        text.AppendMillionths(result.Score);
        text.Append(",\"collaborative_score\":"u8);
        text.AppendMillionths(result.CollaborativeScore);
        text.Append(",\"content_score\":"u8);
        text.AppendMillionths(result.ContentScore);
        text.Append(",\"evidence\":\""u8);
        text.Append(NameOf(json.Signals(row) & seeds));
        text.Append("\""u8);
    }

    private static void AppendFilms(Utf8Text text, MovieJson json, IReadOnlyList<Movie> films)
    {
        for (var i = 0; i < films.Count; i++)
        {
            text.Append(i == 0 ? "{"u8 : ",{"u8);
            text.Append(json.Members(json.RowOf(films[i].Id)));
            text.Append("}"u8);
        }
    }

    private static void AppendOthers(Utf8Text text, MovieJson json, OtherMatches others)
    {
        if (others.Count == 0) return;
        text.Append(",\"other_matches\":["u8);
        AppendFilms(text, json, others.Listed);
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

    /// <summary>What both the film and the seeds have.</summary>
    internal static ReadOnlySpan<byte> NameOf(Signals evidence) => evidence switch
    {
        Signals.Both => "both"u8,
        Signals.Collaborative => "collaborative"u8,
        Signals.Content => "content"u8,
        _ => "none"u8,
    };

    private static bool IsNamed(Scoring scoring) => scoring == Scoring.Ensemble || scoring == Scoring.Collaborative || scoring == Scoring.Content;

    private static ReadOnlySpan<byte> NameOf(Scoring scoring) =>
        scoring == Scoring.Ensemble ? "ensemble"u8 : scoring == Scoring.Collaborative ? "collaborative"u8 : scoring == Scoring.Content ? "content"u8 : "weighted"u8;
}
