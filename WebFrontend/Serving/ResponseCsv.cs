using System.Buffers;
using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// Films as a table (RFC 4180): a header with the names that JSON has, lines that end with CR LF, genres separated by <c>|</c>, and nothing
/// where a value is not known. Texts are in quotation marks where the format or a spreadsheet would take one of their characters for
/// something else.
/// </summary>
internal static class ResponseCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const string MovieColumns = "movie_id,title,year,genres,average_rating,rating_count,imdb_id,tmdb_id";

    /// <summary>What a format or a spreadsheet takes for the end of a field, or for the beginning of a formula.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n=+-@\t");

    /// <summary>The body of <c>/v1/similar</c>.</summary>
    /// <param name="catalogue">The model's films.</param>
    /// <param name="answer">What was found.</param>
    public static byte[] Write(MovieCatalogue catalogue, Answer answer)
    {
        using var text = new Utf8Text();
        text.AppendAscii($"rank,{(answer.RelevanceRanks is null ? "" : "relevance_rank,")}{MovieColumns},similarity_score,collaborative_score,content_score,evidence{(answer.Explanations is null ? "" : ",reason")}\r\n");
        var signals = answer.Signals;
        var rank = answer.FirstRank;
        foreach (var result in answer.Results)
        {
            if (!catalogue.TryGet(result.MovieId, out var movie)) throw new InvalidOperationException($"The model ranks movie {result.MovieId}, which its catalogue lacks.");
            text.Append(rank++);
            text.Append(","u8);
            if (answer.RelevanceRanks is { } ranks) text.AppendAscii(string.Create(CultureInfo.InvariantCulture, $"{ranks[movie.Id]},"));
            AppendMovie(text, movie);
            AppendScores(text, result);
            text.Append(ResponseJson.NameOf(movie.Signals & signals));
            if (answer.Explanations is { } explanations)
            {
                text.Append(","u8);
                text.Append(Quoted(explanations.Explain(result).Reason).AsSpan());
            }
            text.Append("\r\n"u8);
        }
        return text.ToArray();
    }

    /// <summary>The body of <c>/v1/movies</c>.</summary>
    public static byte[] Write(IEnumerable<Movie> movies)
    {
        using var text = new Utf8Text();
        text.AppendAscii($"{MovieColumns}\r\n");
        foreach (var movie in movies)
        {
            AppendMovie(text, movie);
            text.Append("\r\n"u8);
        }
        return text.ToArray();
    }

    private static void AppendMovie(Utf8Text text, Movie movie)
    {
        var shown = MovieResponse.Of(movie);
        text.Append(movie.Id);
        text.Append(","u8);
        text.Append(Quoted(movie.Title).AsSpan());
        text.AppendAscii(string.Create(CultureInfo.InvariantCulture, $",{movie.Year},"));
        text.Append(Quoted(string.Join('|', movie.Genres)).AsSpan());
        text.AppendAscii(string.Create(CultureInfo.InvariantCulture, $",{shown.AverageRating},{shown.RatingCount},{shown.ImdbId},{shown.TmdbId}"));
    }

    private static void AppendScores(Utf8Text text, in Neighbour result)
    {
        foreach (var score in (ReadOnlySpan<double>)[result.Score, result.CollaborativeScore, result.ContentScore])
        {
            text.Append(","u8);
            text.AppendMillionths(score);
        }
        text.Append(","u8);
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
