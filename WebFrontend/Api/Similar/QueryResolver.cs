using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>Looks up in a model what the parameters of a request name.</summary>
/// <param name="model">The model.</param>
/// <param name="parameters">The parameters, without errors.</param>
internal readonly struct QueryResolver(ModelSnapshot model, SimilarParameters parameters)
{
    /// <summary>The query, or why there is none.</summary>
    /// <param name="format">The format of the answer.</param>
    /// <param name="isPaged">Whether the answer says how to get the next page.</param>
    public (ResolvedQuery? Query, JsonHttpResult<ProblemResponse>? Problem) Resolve(ResponseFormat format, bool isPaged)
    {
        if (parameters.IsExplained && model.Explanations is null) return (null, Problems.NoExplanations(model, "explain"));
        var films = new FilmFinder(model, parameters.IsFuzzy);
        var liked = new SeedMatch[parameters.Liked.Count];
        for (var i = 0; i < liked.Length; i++)
        {
            var (name, weight) = parameters.Liked[i];
            if (films.Find(name) is not { } match) return (null, films.NotFound(name));
            liked[i] = match with { Weight = weight };
        }
        Movie[] disliked = [];
        if (parameters.Disliked is { } names)
        {
            disliked = new Movie[names.Count];
            for (var i = 0; i < disliked.Length; i++)
            {
                if (films.Find(names[i]) is not { } match) return (null, films.NotFound(names[i]));
                disliked[i] = match.Film;
                if (Array.Exists(liked, film => film.Film.Id == match.Film.Id)) return (null, BothLikedAndNot(match.Film));
            }
        }
        var (filter, problem) = ResolveFilter();
        if (problem is not null) return (null, problem);
        (var text, problem) = TextResolver.Resolve(model, parameters);
        if (problem is not null) return (null, problem);
        return (new ResolvedQuery(model, Query(liked, disliked, text?.Direction, filter), liked)
        {
            Film = text?.Film,
            Steering = text?.Steering,
            Disliked = disliked,
            SeriesMembers = parameters.SeriesMode == SeriesMode.Apart ? SeriesOf(liked) : null,
            Format = format,
            IsPaged = isPaged,
            IsExplained = parameters.IsExplained,
        }, null);
    }

    private SimilarityQuery Query(SeedMatch[] liked, Movie[] disliked, ContentDirection? direction, MovieFilter? filter)
    {
        var query = liked.Length == 1 && disliked.Length == 0 && direction is null
            ? new SimilarityQuery(liked[0].Film.Id, parameters.Wanted, parameters.Scoring)
            : new SimilarityQuery(Mix(liked, disliked), parameters.Wanted, parameters.Scoring, direction);
        var isPlain = filter is null && parameters is { LowestScore: null, DiversityHundredths: 0, SeriesMode: not SeriesMode.One };
        return isPlain ? query : query with
        {
            Filter = filter,
            MinScore = parameters.LowestScore,
            OnePerSeries = parameters.SeriesMode == SeriesMode.One,
            DiversityHundredths = parameters.DiversityHundredths,
        };
    }

    private static ImmutableArray<Seed> Mix(SeedMatch[] liked, Movie[] disliked) =>
        liked.Length == 0 ? [] : SimilarityQuery.Mix(liked.Select(film => (film.Film.Id, film.Weight)), disliked.Select(film => film.Id));

    private JsonHttpResult<ProblemResponse> BothLikedAndNot(Movie film)
    {
        var errors = new ParameterErrors();
        errors.Add($"{parameters.Path}unlike", $"{parameters.Path}unlike names movie {film.Id}, {film.Title}, which the query starts from.");
        return Problems.BadParameters(errors);
    }

    private (MovieFilter? Filter, JsonHttpResult<ProblemResponse>? Problem) ResolveFilter()
    {
        if (parameters.Filter is not { } given) return (null, null);
        var errors = new ParameterErrors();
        var filter = new MovieFilter
        {
            AnyGenre = FindGenres(given.AnyGenre, errors),
            AllGenres = FindGenres(given.AllGenres, errors),
            NoGenre = FindGenres(given.NoGenre, errors),
            YearFrom = given.YearFrom,
            YearTo = given.YearTo,
            MinRatings = given.MinRatings,
            MinAverage = given.MinAverage,
            Excluded = IdsOf(given.Excluded),
            Only = given.Only is { } only ? IdsOf(only) : null,
        };
        return errors.Told.Count == 0 ? (filter, null) : (null, Problems.BadParameters(errors));
    }

    private ImmutableArray<string> FindGenres(in GenreNames wanted, ParameterErrors errors)
    {
        var found = new List<string>(wanted.Names.Count);
        foreach (var name in wanted.Names)
        {
            if (model.Indexes.FindGenre(name) is { } genre) found.Add(genre);
            else errors.Add(wanted.Parameter, UnknownGenre(RequestParameters.Shorten(name)));
        }
        return [.. found];
    }

    private string UnknownGenre(string name)
    {
        var all = model.Indexes.Genres.Select(genre => genre.Name);
        return ClosestNames.Find(name, all) is [_, ..] closest
            ? $"There is no genre '{name}'; did you mean {string.Join(" or ", closest)}? /v1/genres lists them all."
            : $"There is no genre '{name}'; there are {string.Join(", ", all)}.";
    }

    /// <summary>The ids of films; those that no film has do no harm, and of IMDb's and TMDB's ids only known ones remain.</summary>
    private ImmutableArray<int> IdsOf(IReadOnlyList<FilmName> names)
    {
        var (ids, films) = (ImmutableArray.CreateBuilder<int>(names.Count), new FilmFinder(model, parameters.IsFuzzy));
        foreach (var name in names)
        {
            if (name.Kind == NameKind.MovieId) ids.Add(name.Id);
            else if (films.FindById(name) is { } film) ids.Add(film.Id);
        }
        return ids.ToImmutable();
    }

    private ImmutableArray<int> SeriesOf(SeedMatch[] liked)
    {
        var indexes = model.Indexes;
        return [.. liked.Select(film => film.Film.SeriesId).Where(series => series != 0).Distinct()
            .SelectMany(indexes.OfSeries).Except(liked.Select(film => film.Film.Id)).Order()];
    }
}
