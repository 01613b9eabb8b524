using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Models;

/// <inheritdoc cref="IModelGrain"/>
internal sealed class ModelGrain([PersistentState("model", ModelStorage.Name)] IPersistentState<ModelState> state) : Grain, IModelGrain
{
    public Task<ModelManifest?> GetActive() => Task.FromResult(state.State.Active);

    public async Task Activate(ModelManifest manifest)
    {
        var previous = state.State.Active;
        state.State.Active = manifest;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // What was not written is not active: a restart would forget it.
            state.State.Active = previous;
            throw;
        }
    }
}
