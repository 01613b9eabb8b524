using MovieSimilarity.Catalogue;
using MovieSimilarity.Printing;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Trainer.Report.Examples;

/// <summary>Chooses the films whose recommendations are shown.</summary>
internal static class SeedChoice
{
    private const int Shown = 6;

    /// <summary>The most rated films such that no two have the same first genre.</summary>
    public static IReadOnlyList<Movie> MostRatedOfEachGenre(MovieCatalogue catalogue) =>
    [
        .. catalogue
            .OrderByDescending(movie => movie.RatingCount)
            .ThenBy(movie => movie.Id)
            .DistinctBy(movie => movie.Genres.Count > 0 ? movie.Genres[0] : "")
            .Take(Shown),
    ];

    /// <summary>The films of these titles.</summary>
    /// <exception cref="ReportException">A title is no film's.</exception>
    public static IReadOnlyList<Movie> ByTitle(MovieCatalogue catalogue, IReadOnlyCollection<string> titles)
    {
        var index = new TitleIndex(catalogue);
        return
        [
            .. titles
                .Select(title => index.Find(title)?.Movie ?? throw Unknown(title, index.Suggest(title, count: 3)))
                .DistinctBy(movie => movie.Id),
        ];
    }

    private static ReportException Unknown(string title, IReadOnlyList<Movie> suggestions) => new(suggestions.Count == 0
        ? $"The model has no film called '{title}'."
        : $"The model has no film called '{title}'; perhaps {string.Join(" or ", suggestions.Select(movie => $"'{PrintableText.Line(movie.Title)}'"))}.");
}

/// <summary>A report cannot be made as it was asked for; the message says why.</summary>
internal sealed class ReportException(string message) : Exception(message);
