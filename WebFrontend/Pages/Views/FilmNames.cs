using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Pages.Views;

/// <summary>How the page writes of films.</summary>
internal static class FilmNames
{
    /// <summary>The title without its year, article in front: <c>The Matrix</c>.</summary>
    public static string NameOf(Movie film)
    {
        var title = ParsedTitle.ToNaturalOrder(film.Title);
        var year = YearOf(film);
        return year.Length > 0 && title.EndsWith(year, StringComparison.Ordinal) && title.Length > year.Length ? title[..^year.Length] : title;
    }

    /// <summary>The title with its year: <c>The Matrix (1999)</c>.</summary>
    public static string TitleOf(Movie film) => NameOf(film) + YearOf(film);

    /// <summary>Ratings in words: <c>3.84 from 121 ratings</c>.</summary>
    public static string RatingsOf(Movie film) => film.RatingCount == 0 ? "no ratings" : string.Create(
        CultureInfo.InvariantCulture, $"{film.AverageRating:0.00} from {film.RatingCount:N0} {(film.RatingCount == 1 ? "rating" : "ratings")}");

    /// <summary>Texts as a list: <c>A, B and C</c>.</summary>
    public static string List(IReadOnlyList<string> texts) => texts.Count switch
    {
        0 => "",
        1 => texts[0],
        _ => $"{string.Join(", ", texts.Take(texts.Count - 1))} and {texts[^1]}",
    };

    private static string YearOf(Movie film) => film.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" ({year})") : "";
}
