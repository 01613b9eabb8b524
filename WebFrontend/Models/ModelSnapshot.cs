using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Titles;
using MovieSimilarity.WebFrontend.Similar;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary>What the frontend knows of one model version. A request takes one snapshot and keeps to it.</summary>
internal sealed class ModelSnapshot
{
    /// <param name="manifest">The version, and how it is cut.</param>
    /// <param name="catalogue">Its films.</param>
    /// <param name="titles">Their titles.</param>
    /// <param name="cachedAnswers">How many answers to keep, 0 or more.</param>
    public ModelSnapshot(ModelManifest manifest, MovieCatalogue catalogue, TitleIndex titles, int cachedAnswers)
    {
        (Manifest, Layout, Catalogue, Titles) = (manifest, manifest.Layout, catalogue, titles);
        (Json, Answers) = (new ModelJson(manifest.Version, catalogue), new AnswerCache(cachedAnswers));
    }

    private ModelSnapshot(ModelManifest manifest, ModelSnapshot same)
    {
        (Manifest, Layout, Catalogue, Titles) = (manifest, manifest.Layout, same.Catalogue, same.Titles);
        (Json, Answers) = (same.Json, same.Answers);
    }

    public ModelManifest Manifest { get; }

    public PartitionLayout Layout { get; }

    public MovieCatalogue Catalogue { get; }

    public TitleIndex Titles { get; }

    /// <summary>What answers say of the films.</summary>
    public ModelJson Json { get; }

    /// <summary>Answers of this version.</summary>
    public AnswerCache Answers { get; }

    /// <summary>The same films, cut or replicated in another way, which changes no answer.</summary>
    public ModelSnapshot With(ModelManifest manifest) => new(manifest, this);
}
