using System.Collections.Immutable;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>What happens to films of one series.</summary>
internal enum SeriesMode
{
    /// <summary>Nothing.</summary>
    All,

    /// <summary>An answer has the best film of each series.</summary>
    One,

    /// <summary>Films of the seeds' series are in a list of their own.</summary>
    Apart,
}

/// <summary>A request for similar films, looked up in a model: everything that its answer depends on.</summary>
/// <param name="Model">The model that answers.</param>
/// <param name="Query">What is asked, with the number of films of a page, and without what <see cref="SeriesMode.Apart"/> adds.</param>
/// <param name="Liked">The films to start from, in the order of the request; none if there is a <see cref="Film"/>.</param>
internal sealed record ResolvedQuery(ModelSnapshot Model, SimilarityQuery Query, IReadOnlyList<SeedMatch> Liked)
{
    /// <summary>
    /// How far pages reach: each page searches for all films before it, too, and further down a list films are hardly similar any more.
    /// </summary>
    public const int MaxReach = 10_000;

    /// <summary>The films to keep away from.</summary>
    public IReadOnlyList<Movie> Disliked { get; init; } = [];

    /// <summary>The film to start from, if the model does not have it; its direction is in the query.</summary>
    public DescribedFilm? Film { get; init; }

    /// <summary>The terms that steer the answer, if there are any; their directions are in the query.</summary>
    public Steering? Steering { get; init; }

    /// <summary>The other films of the seeds' series, if they are to be in a list of their own.</summary>
    public ImmutableArray<int>? SeriesMembers { get; init; }

    /// <summary>How many films come before the page, 0 to <see cref="MaxReach"/> − 1.</summary>
    public int Offset { get; init; }

    /// <summary>Whether the answer says how to get the next page.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Whether each film of the answer is explained. The model must have <see cref="ModelSnapshot.Explanations"/>.</summary>
    public bool IsExplained { get; init; }

    /// <summary>The format of the answer.</summary>
    public ResponseFormat Format { get; init; }

    /// <summary>Whether the query is about one film and has no conditions, so that its response is worth keeping.</summary>
    public bool IsPlain =>
        Query is { Seeds.Length: 1, Direction: null, Filter: null, MinScore: null, OnePerSeries: false, DiversityHundredths: 0 }
        && Liked.Count == 1 && SeriesMembers is null && !IsPaged && !IsExplained && Offset == 0 && Format != ResponseFormat.Csv;

    /// <summary>The key of a plain query's response.</summary>
    /// <param name="coding">How the body is to be compressed.</param>
    public ResponseKey PlainKey(ContentCoding coding) => Format == ResponseFormat.Titles
        ? new ResponseKey(Query, true, OtherMatches.None, coding)
        : new ResponseKey(Query, false, Liked[0].Others, coding, Liked[0].Matched);

    /// <summary>The search for the page and everything before it.</summary>
    public SimilarityQuery Search => Query with
    {
        Count = IsDiverse ? MaximalMarginalRelevance.PoolOf(Query.Count) : Offset + PageLength,
        Filter = SeriesMembers is { IsEmpty: false } members ? Without(members) : Query.Filter,
    };

    /// <summary>The search for films of the seeds' series; null if there is none.</summary>
    public SimilarityQuery? SeriesSearch => SeriesMembers is { IsEmpty: false } members
        ? Query with { Count = members.Length, DiversityHundredths = 0, Filter = Only(members) }
        : null;

    private bool IsDiverse => Query.DiversityHundredths > 0;

    private int PageLength => Math.Min(Query.Count, MaxReach - Offset);

    /// <summary>Puts the answer together.</summary>
    /// <param name="found">What <see cref="Search"/> found.</param>
    /// <param name="series">What <see cref="SeriesSearch"/> found, if there was one.</param>
    /// <param name="ranks">The ranks in the two models, if the films are explained.</param>
    public Answer Answer(Neighbour[] found, Neighbour[]? series, SingleModelRanks? ranks = null)
    {
        var start = Math.Min(Offset, found.Length);
        var length = Math.Min(PageLength, found.Length - start);
        return new Answer(Query, Liked, new ArraySegment<Neighbour>(found, start, length))
        {
            Film = Film,
            Steering = Steering,
            Disliked = Disliked,
            FirstRank = Offset + 1,
            RelevanceRanks = IsDiverse ? found.Order().Select((film, index) => (film.MovieId, index)).ToDictionary(film => film.MovieId, film => film.index + 1) : null,
            Series = SeriesMembers is null ? null : series ?? [],
            Explanations = IsExplained ? new AnswerExplanations(Model, Query, ranks) : null,
            NextCursor = IsPaged && MayContinue(found, start + length) ? new Cursor(Model.Manifest.Version, start + length, QueryDigest.Of(this)).ToString() : null,
        };
    }

    /// <summary>A re-ranked pool is known as a whole; of any other list, as much as was asked for.</summary>
    private bool MayContinue(Neighbour[] found, int end) =>
        end < MaxReach && (IsDiverse ? end < found.Length : end == Offset + Query.Count && end == found.Length);

    private MovieFilter Without(ImmutableArray<int> films)
    {
        var filter = Query.Filter ?? new MovieFilter();
        return filter with { Excluded = filter.Excluded.AddRange(films) };
    }

    private MovieFilter Only(ImmutableArray<int> films)
    {
        var filter = Query.Filter ?? new MovieFilter();
        return filter with { Only = filter.Only is { } only ? [.. only.Intersect(films)] : films };
    }
}
