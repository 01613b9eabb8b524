using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Models;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary>The title index of the model that this process starts with, made while the silo starts.</summary>
internal sealed class StartupTitles(SimilarityModel model)
{
    private readonly Task<TitleIndex> _titles = Task.Run(() => new TitleIndex(model.Catalogue));

    /// <summary>Whether a version is that model.</summary>
    public bool Are(ModelManifest manifest) => manifest.Version == model.Version;

    /// <summary>The snapshot of that model, whose films need not be fetched.</summary>
    public async Task<ModelSnapshot> SnapshotAsync(ModelManifest manifest, int cachedAnswers) =>
        new(manifest, model.Catalogue, await _titles, cachedAnswers);
}
