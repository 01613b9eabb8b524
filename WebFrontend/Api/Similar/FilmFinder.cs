using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.Catalogue;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>Finds the films that requests name.</summary>
/// <param name="model">The model.</param>
/// <param name="isFuzzy">Whether a misspelt title finds the closest one.</param>
internal readonly struct FilmFinder(ModelSnapshot model, bool isFuzzy)
{
    private const int MaxSuggestions = 5;

    private const string HowToFind = "/v1/movies?query= finds movies by title.";

    /// <summary>The film, or null.</summary>
    public SeedMatch? Find(in FilmName name)
    {
        if (name.Kind == NameKind.Title)
        {
            var match = model.Titles.Find(name.Title!, isFuzzy);
            return match is null ? null : new SeedMatch(match.Movie, OtherMatches.Of(match.OtherMovies), match.Matched);
        }
        return FindById(name) is { } film ? new SeedMatch(film, OtherMatches.None) : null;
    }

    /// <summary>The film that a request names by an id, or null.</summary>
    public Movie? FindById(in FilmName name) => name.Kind switch
    {
        NameKind.ImdbId => model.Indexes.OfImdb(name.Id),
        NameKind.TmdbId => model.Indexes.OfTmdb(name.Id),
        _ => model.Catalogue.TryGet(name.Id, out var movie) ? movie : null,
    };

    /// <summary>The problem that there is no such film.</summary>
    public JsonHttpResult<ProblemResponse> NotFound(in FilmName name)
    {
        if (name.Kind != NameKind.Title)
        {
            var named = name.Kind switch
            {
                NameKind.ImdbId => $"with the IMDb id {Movie.FormatImdbId(name.Id)}",
                NameKind.TmdbId => string.Create(CultureInfo.InvariantCulture, $"with the TMDB id {name.Id}"),
                _ => name.Id.ToString(CultureInfo.InvariantCulture),
            };
            return Problems.NotFound($"The model has no movie {named}; {HowToFind}");
        }
        var closest = model.Titles.Suggest(name.Title!, MaxSuggestions);
        var hint = closest.Count > 0
            ? $"The closest titles: {string.Join("; ", closest.Select(movie => movie.Title))}."
            : "No title comes close; /v1/movies?query= searches the catalogue.";
        return Problems.NotFound($"No movie is called '{RequestParameters.Shorten(name.Title!.Trim())}'. {hint}", [.. closest.Select(MovieResponse.Of)]);
    }
}
