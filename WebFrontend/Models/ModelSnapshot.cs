using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary>What the frontend knows of one model version. A request takes one snapshot and keeps to it.</summary>
internal sealed class ModelSnapshot
{
    public ModelSnapshot(ModelManifest manifest, MovieCatalogue catalogue)
        : this(manifest, catalogue, new TitleIndex(catalogue))
    {
    }

    public ModelSnapshot(ModelManifest manifest, MovieCatalogue catalogue, TitleIndex titles) =>
        (Manifest, Layout, Catalogue, Titles) = (manifest, manifest.Layout, catalogue, titles);

    public ModelManifest Manifest { get; }

    public PartitionLayout Layout { get; }

    public MovieCatalogue Catalogue { get; }

    public TitleIndex Titles { get; }

    /// <summary>The same films, cut or replicated in another way.</summary>
    public ModelSnapshot With(ModelManifest manifest) => new(manifest, Catalogue, Titles);
}
