using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>The parameters of <c>GET /</c> and <c>/v1/similar</c>, read but not yet looked up in a model.</summary>
internal sealed record SimilarParameters
{
    /// <summary>The largest number of films in one answer.</summary>
    public const int MaxCount = 1000;

    /// <summary>The largest number of films to start from, and of films to keep away from.</summary>
    public const int MaxSeeds = 50;

    /// <summary>The largest number of ids in <c>exclude</c> and in <c>only</c>: more than anybody has seen.</summary>
    public const int MaxIds = 10_000;

    private const int Count = 0, Model = 1, Format = 2, Fuzzy = 3, Weight = 4, YearFrom = 5, YearTo = 6, MinRatings = 7, MinAverage = 8, MinScore = 9,
        Series = 10, Diversity = 11, Cursor = 12, Explain = 13, Strength = 14;

    private const int More = 15, Less = 16, Genre = 17, AllGenres = 18, ExcludeGenre = 19, Unlike = 20, Exclude = 21, Only = 22, TmdbId = 23, ImdbId = 24, MovieId = 25,
        MovieTitle = 26;

    private const double HighestAverage = 5;

    private const int LatestYear = 9999;

    private static readonly string[] All =
    [
        "count", "model", "format", "fuzzy", "weight", "year_from", "year_to", "min_ratings", "min_average", "min_score", "series", "diversity", "cursor", "explain",
        "strength", "more", "less", "genre", "all_genres", "exclude_genre", "unlike", "exclude", "only", "tmdb_id", "imdb_id", "movie_id", "movie_title",
    ];

    private static readonly (string, Scoring)[] Scorings =
        [("ensemble", Scoring.Ensemble), ("collaborative", Scoring.Collaborative), ("content", Scoring.Content), (OriginalModel, Scoring.Ensemble)];

    /// <summary>The names of the original app's two models; the first one is what the ensemble does.</summary>
    private const string OriginalModel = "matrix factorization", OtherOriginalModel = "neural network";

    private static readonly (string, ResponseFormat)[] Formats =
        [("json", ResponseFormat.Json), ("titles", ResponseFormat.Titles), ("csv", ResponseFormat.Csv)];

    private static readonly (string, SeriesMode)[] SeriesModes = [("all", SeriesMode.All), ("one", SeriesMode.One), ("apart", SeriesMode.Apart)];

    private static readonly LikedFilms Named = new(MovieTitle, MovieId, ImdbId, TmdbId);

    /// <summary>The parameters of <c>/v1/similar</c>.</summary>
    public static ParameterNames Names { get; } = new(All, More) { ListOfObjects = "seeds", Object = FilmText.Member };

    /// <summary>The parameters of <c>GET /</c>, which ignores others, as the original did.</summary>
    public static ParameterNames LenientNames { get; } = new(All, More) { ListOfObjects = "seeds", Object = FilmText.Member, IgnoresOthers = true };

    /// <summary>The parameters of the page: what is left blank in one of its forms is not given.</summary>
    public static ParameterNames PageNames { get; } = new(All, More) { IgnoresOthers = true, IgnoresBlanks = true };

    /// <summary>What messages put before a name.</summary>
    public required string Path { get; init; }

    /// <summary>The films to start from; none if there is a <see cref="Film"/>.</summary>
    public required IReadOnlyList<LikedFilm> Liked { get; init; }

    /// <summary>The films to keep away from.</summary>
    public IReadOnlyList<FilmName>? Disliked { get; init; }

    /// <summary>The text of a film to start from that the model does not have; null if it starts from others.</summary>
    public FilmText? Film { get; init; }

    /// <summary>The terms that steer the answer; null if there are none.</summary>
    public SteeringParameters? Steering { get; init; }

    /// <summary>How many films to return, 1 to <see cref="MaxCount"/>.</summary>
    public required int Wanted { get; init; }

    /// <summary>How scores are put together.</summary>
    public required Scoring Scoring { get; init; }

    /// <summary>The format, or null if the request leaves it to the <c>Accept</c> header.</summary>
    public ResponseFormat? ChosenFormat { get; init; }

    /// <summary>Whether a misspelt title finds the closest one.</summary>
    public bool IsFuzzy { get; init; }

    /// <summary>Which films may be in the answer; null for all.</summary>
    public FilterParameters? Filter { get; init; }

    /// <summary>The lowest score; null for any.</summary>
    public double? LowestScore { get; init; }

    /// <summary>What happens to films of one series.</summary>
    public SeriesMode SeriesMode { get; init; }

    /// <summary>δ in hundredths, 0 to 100.</summary>
    public int DiversityHundredths { get; init; }

    /// <summary>The cursor of a page as it was sent: empty for the first page, null if the request has none.</summary>
    public string? PageCursor { get; init; }

    /// <summary>Whether each film of the answer is explained.</summary>
    public bool IsExplained { get; init; }

    /// <summary>Whether parameters name a film to start from.</summary>
    public static bool NamesFilm(RequestParameters parameters) =>
        parameters.Has(MovieTitle) || parameters.Has(MovieId) || parameters.Has(ImdbId) || parameters.Has(TmdbId);

    /// <summary>Reads the parameters. Errors are in <see cref="RequestParameters.Errors"/> afterwards.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="isFirstTitleOnly">Whether all titles but the first are ignored.</param>
    public static SimilarParameters Of(RequestParameters parameters, bool isFirstTitleOnly) => RequireFilmAlone(parameters, new()
    {
        Path = parameters.Path,
        Liked = Named.Read(parameters, isFirstTitleOnly, MaxSeeds),
        Disliked = FilmName.ReadList(parameters, Unlike, MaxSeeds),
        Film = FilmText.Read(parameters),
        Steering = SteeringParameters.Read(parameters, More, Less, Strength),
        Wanted = parameters.Integer(Count, SimilarityModel.DefaultCount, 1, MaxCount),
        Scoring = ReadScoring(parameters),
        ChosenFormat = parameters.Has(Format) ? parameters.Choice(Format, Formats) : null,
        IsFuzzy = parameters.IsTrue(Fuzzy),
        Filter = ReadFilter(parameters),
        LowestScore = ReadLowestScore(parameters),
        SeriesMode = parameters.Has(Series) ? parameters.Choice(Series, SeriesModes) : SeriesMode.All,
        DiversityHundredths = parameters.Hundredths(Diversity) ?? 0,
        PageCursor = parameters.Text(Cursor),
        IsExplained = ReadExplain(parameters),
    });

    /// <summary>Terms add their length to the largest score.</summary>
    private static double? ReadLowestScore(RequestParameters parameters)
    {
        var largest = 1 + SimilarityQuery.DislikeShare + (parameters.Has(More) || parameters.Has(Less) ? ContentDirection.MaxLength : 0);
        return parameters.Number(MinScore, -largest, largest);
    }

    /// <summary>A described film is compared by its text, with nothing else to start from, and not explained by viewers.</summary>
    private static SimilarParameters RequireFilmAlone(RequestParameters given, SimilarParameters parameters)
    {
        if (parameters.Film is null) return parameters;
        var name = given.Path + FilmText.Member;
        if (parameters.Liked.Count > 0 || parameters.Disliked is { Count: > 0 })
            given.AddError(name, $"{name} describes a film that the model does not have, and stands alone: leave it out, or leave out movie_title, the ids, seeds and unlike.");
        if ((given.Has(Weight) || given.Has(Model)) && parameters.Scoring != Scoring.Content)
            given.AddError(name, $"{name} has no ratings and is compared by its content alone: leave out {given.NameOf(Weight)} and {given.NameOf(Model)}.");
        if (parameters.IsExplained)
            given.AddError(Explain, $"{given.NameOf(Explain)} takes films that the model has: leave it out, or leave out {name}.");
        return parameters with { Scoring = Scoring.Content };
    }

    private static bool ReadExplain(RequestParameters parameters)
    {
        if (!parameters.IsTrue(Explain)) return false;
        if (parameters.Has(Format) && parameters.Choice(Format, Formats) == ResponseFormat.Titles)
            parameters.AddError(Explain, $"{parameters.NameOf(Explain)} needs another {parameters.NameOf(Format)} than titles: json, or csv, which has the sentence.");
        return true;
    }

    private static Scoring ReadScoring(RequestParameters parameters)
    {
        if (parameters.Has(Weight))
        {
            if (parameters.Has(Model)) parameters.AddError(Weight, $"Give {parameters.NameOf(Weight)} or {parameters.NameOf(Model)}, not both.");
            return parameters.Hundredths(Weight) is { } hundredths ? Scoring.OfHundredths(hundredths) : Scoring.Ensemble;
        }
        if (!parameters.Has(Model)) return Scoring.Ensemble;
        if (!string.Equals(parameters.Text(Model)!.Trim(), OtherOriginalModel, StringComparison.OrdinalIgnoreCase)) return parameters.Choice(Model, Scorings);
        parameters.AddError(Model, $"There is no {OtherOriginalModel} here. {parameters.NameOf(Model)} takes ensemble, which is also called {OriginalModel}, collaborative or content.");
        return Scoring.Ensemble;
    }

    private static FilterParameters? ReadFilter(RequestParameters parameters)
    {
        var isThere = false;
        for (var place = YearFrom; place <= MinAverage; place++) isThere |= parameters.Has(place);
        for (var place = Genre; place <= Only; place++) isThere |= place != Unlike && parameters.Has(place);
        if (!isThere) return null;
        var filter = new FilterParameters
        {
            AnyGenre = ReadGenres(parameters, Genre),
            AllGenres = ReadGenres(parameters, AllGenres),
            NoGenre = ReadGenres(parameters, ExcludeGenre),
            YearFrom = parameters.Integer(YearFrom, 1, LatestYear),
            YearTo = parameters.Integer(YearTo, 1, LatestYear),
            MinRatings = parameters.Integer(MinRatings, 0, 0, int.MaxValue),
            MinAverage = parameters.Number(MinAverage, 0, HighestAverage) ?? 0,
            Excluded = FilmName.ReadList(parameters, Exclude, MaxIds) ?? [],
            Only = FilmName.ReadList(parameters, Only, MaxIds),
        };
        if (filter.YearFrom > filter.YearTo)
            parameters.AddError(YearFrom, $"{parameters.NameOf(YearFrom)} is {filter.YearFrom}, which is after {parameters.NameOf(YearTo)}, {filter.YearTo}.");
        return filter;
    }

    private static GenreNames ReadGenres(RequestParameters parameters, int place) =>
        new(parameters.NameOf(place), [.. parameters.Texts(place).Select(genre => genre.Trim()).Where(genre => genre.Length > 0)]);
}

/// <summary>The conditions on films, with genres and films as the request names them; null or empty for no condition.</summary>
internal sealed record FilterParameters
{
    public required GenreNames AnyGenre { get; init; }

    public required GenreNames AllGenres { get; init; }

    public required GenreNames NoGenre { get; init; }

    public int? YearFrom { get; init; }

    public int? YearTo { get; init; }

    public int MinRatings { get; init; }

    public double MinAverage { get; init; }

    public required IReadOnlyList<FilmName> Excluded { get; init; }

    public IReadOnlyList<FilmName>? Only { get; init; }
}

/// <summary>Genres as a request names them.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Names">The names.</param>
internal readonly record struct GenreNames(string Parameter, IReadOnlyList<string> Names);
