using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Storage;

namespace MovieSimilarity.Grains.Shards;

/// <inheritdoc cref="IShardChunkGrain"/>
/// <remarks>Forgets the rows as soon as it has answered: the storage keeps them, and memory is for partitions.</remarks>
internal sealed class ShardChunkGrain([PersistentState("chunk", ModelStorage.Name)] IPersistentState<ShardChunkState> state)
    : Grain, IShardChunkGrain
{
    public async Task Write(ShardChunk chunk)
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

    public async Task<ShardChunk?> Read()
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
[GenerateSerializer, Alias("MovieSimilarity.ShardChunkState")]
internal sealed class ShardChunkState
{
    /// <summary>The chunk, if any.</summary>
    [Id(0)]
    public ShardChunk? Chunk { get; set; }
}
