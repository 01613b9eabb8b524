namespace MovieSimilarity.Grains.Storage;

/// <summary>A grain that keeps one chunk of a model in the storage.</summary>
/// <remarks>Forgets the chunk as soon as it has answered: the storage keeps it, and memory is for what answers queries.</remarks>
/// <typeparam name="TState">The stored form of a chunk.</typeparam>
/// <typeparam name="TChunk">The chunk.</typeparam>
internal abstract class ChunkGrain<TState, TChunk>(IPersistentState<TState> state) : Grain
    where TState : IChunkState<TChunk>
    where TChunk : class
{
    public async Task Write(TChunk chunk)
    {
        state.State.Chunk = chunk;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // It may have been written all the same: the next activation reads what is there.
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            state.State.Chunk = null;
        }
    }

    public async Task<TChunk?> Read()
    {
        // The activation has just read it, unless another call came first.
        if (state.State.Chunk is null) await state.ReadStateAsync();
        var chunk = state.State.Chunk;
        state.State.Chunk = null;
        return chunk;
    }

    public Task Clear() => state.ClearStateAsync();
}

/// <summary>The stored form of a chunk.</summary>
internal interface IChunkState<TChunk>
    where TChunk : class
{
    /// <summary>The chunk, if any.</summary>
    TChunk? Chunk { get; set; }
}
