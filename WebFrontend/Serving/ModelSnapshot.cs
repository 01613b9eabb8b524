using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Maps;
using MovieSimilarity.Terms;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>One model version as the frontend holds it. A request takes one snapshot and uses it until its end.</summary>
internal sealed class ModelSnapshot
{
    private readonly Lazy<TermIndex?> _terms;
    private readonly Lazy<byte[]?> _mapBody;

    /// <param name="manifest">The version, and how it is cut.</param>
    /// <param name="films">Its films.</param>
    /// <param name="titles">Their titles.</param>
    /// <param name="cachedResponses">How many responses to keep, 0 or more.</param>
    public ModelSnapshot(ModelManifest manifest, PublishedFilms films, TitleIndex titles, int cachedResponses)
    {
        (Manifest, Layout, Catalogue, Titles, Map, Explanations) = (manifest, manifest.Layout, films.Catalogue, titles, films.Map, films.Explanations);
        (Json, Indexes, Responses) = (new MovieJson(manifest.Version, Catalogue), new CatalogueIndexes(Catalogue), new ResponseCache(cachedResponses));
        _mapBody = new Lazy<byte[]?>(() => Map is null ? null : MapJson.Write(manifest.Version, Catalogue, Map, Indexes.Genres));
        _terms = new Lazy<TermIndex?>(() => Explanations is null ? null : new TermIndex(Explanations.Content));
    }

    private ModelSnapshot(ModelManifest manifest, ModelSnapshot same, ResponseCache responses)
    {
        (Manifest, Layout, Catalogue, Titles, Map, Explanations) = (manifest, manifest.Layout, same.Catalogue, same.Titles, same.Map, same.Explanations);
        (Json, Indexes, Responses, _terms, _mapBody) = (same.Json, same.Indexes, responses, same._terms, same._mapBody);
    }

    public ModelManifest Manifest { get; }

    public PartitionLayout Layout { get; }

    public MovieCatalogue Catalogue { get; }

    public TitleIndex Titles { get; }

    /// <summary>Where the films lie on a map, or null where the model has none.</summary>
    public FilmMap? Map { get; }

    /// <summary>The body of <c>/v1/map</c>, made when it is first needed; null where the model has no map.</summary>
    public byte[]? MapBody => _mapBody.Value;

    /// <summary>What explains answers and embeds texts, or null where the model has none of it.</summary>
    public ExplanationData? Explanations { get; }

    /// <summary>The tags and genres by text, or null where the model does not have them; made when it is first needed.</summary>
    public TermIndex? Terms => _terms.Value;

    /// <summary>Their genres, series and other ids.</summary>
    public CatalogueIndexes Indexes { get; }

    /// <summary>What responses say of the films.</summary>
    public MovieJson Json { get; }

    /// <summary>Responses of this version.</summary>
    public ResponseCache Responses { get; }

    /// <summary>The same films, cut or replicated in another way, which changes no response.</summary>
    public ModelSnapshot With(ModelManifest manifest) => new(manifest, this, Responses);

    /// <summary>The same, to answer further pages only: without the responses that were kept.</summary>
    public ModelSnapshot WithoutResponses() => new(Manifest, this, new ResponseCache(0));
}
