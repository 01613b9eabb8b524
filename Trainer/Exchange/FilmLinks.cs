using MovieSimilarity.Catalogue;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.Exchange;

/// <summary>The ids of films at IMDb and TMDB, as all tables have them.</summary>
internal static class FilmLinks
{
    /// <summary>The id as IMDb writes it, or null where it is not known.</summary>
    public static string? ImdbText(this Movie movie) => movie.ImdbId > 0 ? Movie.FormatImdbId(movie.ImdbId) : null;

    /// <summary>The id at TMDB, or null where it is not known.</summary>
    public static int? TmdbNumber(this Movie movie) => movie.TmdbId > 0 ? movie.TmdbId : null;

    /// <summary>Appends both ids to a row of CSV; an unknown one is an empty field.</summary>
    public static CsvRowWriter Links(this CsvRowWriter row, Movie movie)
    {
        row.Text(movie.ImdbText() ?? "");
        return movie.TmdbNumber() is { } number ? row.Number(number) : row.Text("");
    }
}
