using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary>What the frontend knows of one model version. A request takes one snapshot and keeps to it.</summary>
internal sealed class ModelSnapshot(ModelManifest manifest, MovieCatalogue catalogue)
{
    public ModelManifest Manifest => manifest;

    public MovieCatalogue Catalogue => catalogue;

    public TitleIndex Titles { get; } = new(catalogue);
}
