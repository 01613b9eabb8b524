using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Api;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Pages.Views;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Pages;

/// <summary>Makes what pages show from what was found.</summary>
internal sealed class PageViews(FrontendOptions options)
{
    /// <summary>The name of the bundled data set, which was made for this service; all others are MovieLens' or like them.</summary>
    private const string SampleName = "sample";

    private readonly ConditionalWeakTable<ModelSnapshot, ModelFacts> _facts = [];

    /// <summary>For one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="model">The active model, or null.</param>
    public RequestViews For(HttpRequest request, ModelSnapshot? model) => new(request, model, model is null ? null : _facts.GetValue(model, Describe), options.Posters);

    private static ModelFacts Describe(ModelSnapshot model)
    {
        var manifest = model.Manifest;
        var provenance = JsonSerializer.Deserialize(manifest.ProvenanceJson, ModelJsonContext.Default.Provenance)!;
        var name = provenance.DataSet.Name;
        return new ModelFacts(manifest.Version, manifest.Rows, name, name != SampleName, HasMap: model.Map is not null);
    }
}

/// <summary>Makes what the page of one request shows.</summary>
internal sealed class RequestViews
{
    private readonly ModelSnapshot? _model;
    private readonly PageAddress _asked;
    private readonly string? _typed;
    private readonly ModelFacts? _facts;
    private readonly string _site;
    private readonly Artwork _art;

    public RequestViews(HttpRequest request, ModelSnapshot? model, ModelFacts? facts, PosterAddress posters)
    {
        (_model, _facts, _asked) = (model, facts, PageAddress.Of(request.QueryString.Value));
        _art = new Artwork(posters, model?.Catalogue, model?.Map);
        _typed = request.Query["movie_title"].FirstOrDefault();
        _site = $"{request.Scheme}://{request.Host}{request.PathBase}/";
    }

    private IReadOnlyList<Movie> Shelf => _model?.Indexes.WellKnown ?? [];

    public (PageView View, int Status) Start() =>
        (new StartView(Shelf) { Address = _asked.ForPreferences(), Model = _facts, Site = _site, Art = _art }, StatusCodes.Status200OK);

    /// <summary>The page with the map.</summary>
    public PageView Map() => new MapView(MapJson.NamesOf(_model!.Indexes.Genres), [.. _model.Catalogue.OrderByDescending(film => film.RatingCount).Take(MapView.MostFilms)])
    {
        Address = PageAddress.Home,
        Model = _facts,
        Site = _site,
        Art = _art,
    };

    public (PageView View, int Status) List(ResolvedQuery query, Answer answer)
    {
        var address = AddressOf(query);
        var results = new ResultViews(query, answer);
        var isTyped = query.Liked[0].Matched != Titles.TitleMatchKind.Exact || query.Liked[0].Others.Count > 0;
        return (new ListView
        {
            Address = address,
            Model = _facts,
            Site = _site,
            Art = _art,
            Typed = isTyped ? _typed : null,
            Seeds = [.. query.Liked.Select(seed => new SeedView(seed.Film, SeedTags.Of(query.Model, seed.Film)))],
            Disliked = query.Disliked,
            Results = results.Of(answer.Results, answer.FirstRank),
            Series = results.Of(answer.Series ?? [], 1),
            OtherMatches = query.Liked[0].Others.Listed,
            IsGuess = query.Liked[0].Matched == Titles.TitleMatchKind.Fuzzy,
            NextPage = answer.NextCursor is { } cursor ? address.With("cursor", cursor).ToString() : null,
            Genres = [.. query.Model.Indexes.Genres.Select(genre => genre.Name)],
            Weight = query.Query.Scoring.CollaborativeWeight,
        }, StatusCodes.Status200OK);
    }

    public (PageView View, int Status) Trouble(JsonHttpResult<ProblemResponse> answer)
    {
        var problem = answer.Value!;
        var isUnavailable = problem.Status == StatusCodes.Status503ServiceUnavailable;
        var suggestions = problem.Suggestions is { Count: > 0 } closest && _model is { } model
            ? closest.Select(film => model.Catalogue.TryGet(film.MovieId, out var movie) ? movie : null).OfType<Movie>().ToArray()
            : [];
        var (heading, lines) = problem switch
        {
            { Status: StatusCodes.Status404NotFound, Suggestions: not null } => (
                $"No film called “{Shorten(_typed)}”", (string[])["Check the spelling, leave out the year, or type the first words only."]),
            { Status: StatusCodes.Status404NotFound } => ("No such film", ["The films of this service have changed since this address was made, or it names one of another service."]),
            { Errors: { } errors } => ("This address does not work", [.. errors.Values]),
            { Status: StatusCodes.Status410Gone } => ("This list has moved on", ["The service has learnt from newer ratings since you opened it. Start again from the film."]),
            _ when isUnavailable => ("One moment", [problem.Detail]),
            _ => ("That went wrong", [problem.Detail]),
        };
        return (new TroubleView(heading, lines, suggestions.Length > 0 ? suggestions : Shelf, suggestions.Length > 0 ? "Did you mean" : "Or begin with one of these")
        {
            Address = _asked.ForPreferences(),
            Model = _facts,
            Site = _site,
            Art = _art,
            Typed = _typed,
            AsksAgain = isUnavailable,
        }, problem.Status);
    }

    private static string Shorten(string? typed) => RequestParameters.Shorten(typed?.Trim() ?? "");

    private PageAddress AddressOf(ResolvedQuery query)
    {
        var address = PageAddress.Home;
        foreach (var seed in query.Liked) address = address.With(PageAddress.Liked, seed.Film.Id);
        foreach (var film in query.Disliked) address = address.With(PageAddress.Disliked, film.Id);
        foreach (var (name, value) in _asked.Except(PageAddress.Weight).Fields) address = address.With(name, value);
        var weight = query.Query.Scoring;
        return weight == Search.Scoring.Ensemble ? address : address.With(PageAddress.Weight, weight.CollaborativeWeight.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
