using MovieSimilarity.Paths;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary><c>GET /v1/path</c>: a path between two films, each step between close neighbours.</summary>
internal sealed class PathEndpoint(ModelSnapshotProvider models, CoordinatorClient coordinator, Readiness readiness) : IDisposable
{
    /// <summary>Searches at a time: each asks for up to thousands of lists. Others wait.</summary>
    private const int MaxSearches = 1;

    private const string Example = "/v1/path?from=1&to=1214, or by from_title and to_title";

    private const int From = 0, To = 1, FromTitle = 2, ToTitle = 3, Fuzzy = 4;

    private static readonly ParameterNames Names = new(["from", "to", "from_title", "to_title", "fuzzy"]);

    private readonly SemaphoreSlim _searches = new(MaxSearches);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(
        "/v1/path", ReadMethods.All, (HttpContext context, PathEndpoint endpoint) => endpoint.AnswerAsync(context));

    /// <inheritdoc/>
    public void Dispose() => _searches.Dispose();

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, Names);
        var (from, to) = (FilmName.ReadOne(parameters, From, FromTitle, Example), FilmName.ReadOne(parameters, To, ToTitle, Example));
        var isFuzzy = parameters.IsTrue(Fuzzy);
        if (parameters.Errors is { } errors) return Problems.BadParameters(errors);
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        var films = new FilmFinder(model, isFuzzy);
        if (films.Find(from) is not { } first) return films.NotFound(from);
        if (films.Find(to) is not { } last) return films.NotFound(to);
        var path = await FindAsync(model, first.Film.Id, last.Film.Id, context.RequestAborted);
        return TaggedResult.Json(Describe(model, path), ServingJson.Readable.PathResponse);
    }

    private async Task<IReadOnlyList<PathStep>?> FindAsync(ModelSnapshot model, int from, int to, CancellationToken cancellationToken)
    {
        await _searches.WaitAsync(cancellationToken);
        try
        {
            return await new PathSearch(films => NearestAsync(model, films, cancellationToken)).FindAsync(from, to);
        }
        finally
        {
            _searches.Release();
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> NearestAsync(ModelSnapshot model, IReadOnlyList<int> films, CancellationToken cancellationToken)
    {
        var lists = new List<Neighbour[]>(films.Count);
        foreach (var batch in films.Chunk(QueryBatches.MaxBatch))
        {
            var queries = Array.ConvertAll(batch, film => new SimilarityQuery(film, PathSearch.Neighbours));
            lists.AddRange((await coordinator.FindSimilarAsync(new(model.Layout, [.. queries]), cancellationToken)).Lists);
        }
        return lists;
    }

    private static PathResponse Describe(ModelSnapshot model, IReadOnlyList<PathStep>? path)
    {
        var note = path is null ? $"No path was found: no chain of films, each among the {PathSearch.Neighbours} nearest to the one before, leads there within {PathSearch.MaxLists} films." : null;
        return new PathResponse(new AnsweringModel(model.Manifest.Version, Scoring.Ensemble.ToString()), [.. (path ?? []).Select((step, index) => Describe(model, step, isFirst: index == 0))], note);
    }

    private static PathFilm Describe(ModelSnapshot model, PathStep step, bool isFirst) =>
        new(MovieResponse.Of(model.Catalogue[model.Json.RowOf(step.MovieId)]), isFirst ? null : ResponseJson.Round(step.Score));
}
