using System.Collections.Concurrent;
using System.Globalization;
using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Models;
using MovieSimilarity.Grains.Shards;
using Orleans.Storage;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>A storage that outlives the silos, as a database does, and that fails when told to.</summary>
internal sealed class TestStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<GrainId, (string ETag, object State)> _states = new();
    private int _writes;

    /// <summary>Sees every state that is about to be stored; what it throws, the writer gets.</summary>
    public Action<object> BeforeWrite { get; set; } = _ => { };

    /// <summary>Sees the grain whose state is about to be read; what it throws, the reader gets.</summary>
    public Action<GrainId> BeforeRead { get; set; } = _ => { };

    /// <summary>The grains of which something is stored.</summary>
    public IEnumerable<string> Keys => _states.Keys.Select(id => id.Key.ToString()!);

    /// <summary>The versions stored.</summary>
    public ModelVersions Versions => _states.Values.Select(stored => stored.State).OfType<ModelState>().Single().Versions;

    /// <summary>Flips the lowest bit of a stored chunk's first coordinate, or of a catalogue chunk's byte in the middle.</summary>
    public void Damage(string chunkKey)
    {
        var (id, (etag, state)) = _states.Single(stored => stored.Key.Key.ToString() == chunkKey);
        _states[id] = (etag, state switch
        {
            ShardChunkState { Chunk: { } rows } => new ShardChunkState { Chunk = rows with { Embeddings = Damaged(rows.Embeddings, 0) } },
            CatalogueChunkState { Chunk.Compressed: var bytes } =>
                new CatalogueChunkState { Chunk = new CatalogueChunk(Damaged(bytes, bytes.Length / 2)) },
            _ => throw new ArgumentException($"'{chunkKey}' is not a chunk.", nameof(chunkKey)),
        });
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        BeforeRead(grainId);
        var isStored = _states.TryGetValue(grainId, out var stored);
        (grainState.RecordExists, grainState.ETag) = (isStored, stored.ETag);
        grainState.State = isStored ? (T)Copy(stored.State) : Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        BeforeWrite(grainState.State!);
        var known = _states.TryGetValue(grainId, out var stored) ? stored.ETag : null;
        if (grainState.ETag != known) throw new InconsistentStateException("Another writer was faster.", known, grainState.ETag);
        var etag = Interlocked.Increment(ref _writes).ToString(CultureInfo.InvariantCulture);
        _states[grainId] = (etag, Copy(grainState.State!));
        (grainState.RecordExists, grainState.ETag) = (true, etag);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _states.TryRemove(grainId, out _);
        (grainState.RecordExists, grainState.ETag, grainState.State) = (false, null, Activator.CreateInstance<T>());
        return Task.CompletedTask;
    }

    private static byte[] Damaged(byte[] bytes, int position)
    {
        byte[] damaged = [.. bytes];
        damaged[position] ^= 1;
        return damaged;
    }

    /// <summary>A grain goes on working with the object that it had stored.</summary>
    private static object Copy(object state) => state switch
    {
        ModelState model => new ModelState { Versions = model.Versions },
        ShardChunkState chunk => new ShardChunkState { Chunk = chunk.Chunk },
        CatalogueChunkState chunk => new CatalogueChunkState { Chunk = chunk.Chunk },
        _ => throw new ArgumentException($"What is a {state.GetType().Name}?", nameof(state)),
    };
}
