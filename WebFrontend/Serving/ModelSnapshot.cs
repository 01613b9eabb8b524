using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>One model version as the frontend holds it. A request takes one snapshot and uses it until its end.</summary>
internal sealed class ModelSnapshot
{
    /// <param name="manifest">The version, and how it is cut.</param>
    /// <param name="catalogue">Its films.</param>
    /// <param name="titles">Their titles.</param>
    /// <param name="cachedResponses">How many responses to keep, 0 or more.</param>
    public ModelSnapshot(ModelManifest manifest, MovieCatalogue catalogue, TitleIndex titles, int cachedResponses)
    {
        (Manifest, Layout, Catalogue, Titles) = (manifest, manifest.Layout, catalogue, titles);
        (Json, Responses) = (new MovieJson(manifest.Version, catalogue), new ResponseCache(cachedResponses));
    }

    private ModelSnapshot(ModelManifest manifest, ModelSnapshot same)
    {
        (Manifest, Layout, Catalogue, Titles) = (manifest, manifest.Layout, same.Catalogue, same.Titles);
        (Json, Responses) = (same.Json, same.Responses);
    }

    public ModelManifest Manifest { get; }

    public PartitionLayout Layout { get; }

    public MovieCatalogue Catalogue { get; }

    public TitleIndex Titles { get; }

    /// <summary>What responses say of the films.</summary>
    public MovieJson Json { get; }

    /// <summary>Responses of this version.</summary>
    public ResponseCache Responses { get; }

    /// <summary>The same films, cut or replicated in another way, which changes no response.</summary>
    public ModelSnapshot With(ModelManifest manifest) => new(manifest, this);
}
