using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Hosting.Silos;
using MovieSimilarity.Models;
using MovieSimilarity.Titles;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>The title index of the model that this process starts with, made while the silo starts.</summary>
/// <param name="reading">The model on its way.</param>
/// <param name="startup">The state of the model that the process starts with.</param>
internal sealed class StartupTitles(Task<SimilarityModel> reading, StartupModel startup)
{
    private readonly Task<TitleIndex> _titles = IndexAsync(reading);

    /// <inheritdoc cref="StartupModel.Published"/>
    public Task Published => startup.Published;

    /// <summary>Whether a version is that model.</summary>
    public async Task<bool> AreAsync(ModelManifest manifest) => manifest.Version == (await reading).Version;

    /// <summary>The snapshot of that model, whose films need not be fetched.</summary>
    public async Task<ModelSnapshot> SnapshotAsync(ModelManifest manifest, int cachedResponses) =>
        new(manifest, PublishedFilms.Of(await reading), await _titles, cachedResponses);

    private static async Task<TitleIndex> IndexAsync(Task<SimilarityModel> reading)
    {
        var model = await reading.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        // The kernels are compiled for the processor they first run on: better now than while somebody waits for the first answer.
        model.FindSimilar(model.Catalogue[0].Id);
        return new TitleIndex(model.Catalogue);
    }
}
