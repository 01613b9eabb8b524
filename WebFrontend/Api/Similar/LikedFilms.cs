using System.Text.Json;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>A film to start from.</summary>
/// <param name="Name">The film as the request names it.</param>
/// <param name="Weight">What it counts among the liked films, above 0.</param>
internal readonly record struct LikedFilm(FilmName Name, double Weight = 1);

/// <summary>The parameters that name films to start from, of <c>/v1/similar</c> and, in JSON, of each object in <c>seeds</c>.</summary>
/// <param name="movieTitle">The place of <c>movie_title</c>.</param>
/// <param name="movieId">The place of <c>movie_id</c>.</param>
/// <param name="imdbId">The place of <c>imdb_id</c>.</param>
/// <param name="tmdbId">The place of <c>tmdb_id</c>.</param>
internal readonly struct LikedFilms(int movieTitle, int movieId, int imdbId, int tmdbId)
{
    private const int SeedTitle = 0, SeedMovie = 1, SeedImdb = 2, SeedTmdb = 3, SeedWeight = 4;

    /// <summary>Weights are relative; larger or smaller ones would only lose digits.</summary>
    private const double LargestWeight = 1e6;

    private const double SmallestWeight = 1e-6;

    private const string Example = "name a film: curl -X GET http://127.0.0.1:5000/ -d \"movie_title=Zodiac (2007)\".";

    private static readonly ParameterNames SeedNames = new(["movie_title", "movie_id", "imdb_id", "tmdb_id", "weight"]);

    private static readonly LikedFilms InSeed = new(SeedTitle, SeedMovie, SeedImdb, SeedTmdb);

    /// <summary>Reads the films that the parameters name: titles first, then ids, then <c>seeds</c>.</summary>
    /// <param name="parameters">The parameters; receive errors.</param>
    /// <param name="isFirstTitleOnly">Whether all titles but the first are ignored.</param>
    /// <param name="most">The largest number of films.</param>
    public List<LikedFilm> Read(RequestParameters parameters, bool isFirstTitleOnly, int most)
    {
        var films = new List<LikedFilm>(1);
        AddTo(films, parameters, isFirstTitleOnly);
        if (parameters.Objects is { } seeds) AddSeeds(films, parameters, seeds);
        var isMissing = films.Count == 0 && !(parameters.Has(movieTitle) || parameters.Has(movieId) || parameters.Has(imdbId) || parameters.Has(tmdbId));
        if (isMissing && parameters.Object is null && !(parameters.Objects?.GetArrayLength() > 0))
            parameters.AddError(movieTitle, $"{parameters.NameOf(movieTitle)} is missing; {Example}");
        else if (films.Count > most) parameters.AddError(movieTitle, $"A query starts from 1 to {most} films, not {films.Count}.");
        return films;
    }

    private void AddTitles(List<LikedFilm> films, RequestParameters parameters, bool isFirstOnly)
    {
        if (isFirstOnly)
        {
            AddTitle(films, parameters, parameters.Text(movieTitle)!);
            return;
        }
        foreach (var title in parameters.Texts(movieTitle)) AddTitle(films, parameters, title);
    }

    private void AddTitle(List<LikedFilm> films, RequestParameters parameters, string title)
    {
        if (string.IsNullOrWhiteSpace(title)) parameters.AddError(movieTitle, $"{parameters.NameOf(movieTitle)} is empty; {Example}");
        else films.Add(new LikedFilm(new FilmName(NameKind.Title, 0, title)));
    }

    private static void AddIds(List<LikedFilm> films, RequestParameters parameters, int place, NameKind kind)
    {
        foreach (var name in FilmName.Read(parameters, place, kind)) films.Add(new LikedFilm(name));
    }

    private static void AddSeeds(List<LikedFilm> films, RequestParameters parameters, JsonElement seeds)
    {
        var index = 0;
        foreach (var seed in seeds.EnumerateArray())
        {
            var path = $"{parameters.Path}seeds[{index++}]";
            if (seed.ValueKind != JsonValueKind.Object)
            {
                parameters.AddError(path, $"{path} takes an object, for example {{\"movie_id\": 1, \"weight\": 2}}.");
                continue;
            }
            var members = new RequestParameters(SeedNames, path + ".", parameters);
            members.AddJson(seed);
            var named = new List<LikedFilm>(1);
            InSeed.AddTo(named, members, isFirstTitleOnly: false);
            var weight = members.Number(SeedWeight, SmallestWeight, LargestWeight) ?? 1;
            if (named.Count == 1) films.Add(named[0] with { Weight = weight });
            else if (parameters.Errors is null) parameters.AddError(path, $"{path} takes one of movie_id, movie_title, imdb_id and tmdb_id.");
        }
    }

    private void AddTo(List<LikedFilm> films, RequestParameters parameters, bool isFirstTitleOnly)
    {
        if (parameters.Has(movieTitle)) AddTitles(films, parameters, isFirstTitleOnly);
        if (parameters.Has(movieId)) AddIds(films, parameters, movieId, NameKind.MovieId);
        if (parameters.Has(imdbId)) AddIds(films, parameters, imdbId, NameKind.ImdbId);
        if (parameters.Has(tmdbId)) AddIds(films, parameters, tmdbId, NameKind.TmdbId);
    }
}
