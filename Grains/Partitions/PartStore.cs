using System.Collections.Concurrent;
using System.Diagnostics;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>
/// The parts of model versions that one silo holds: partitions, or catalogues. They belong to the silo, not to a grain activation: an
/// activation that comes back, or a second replica while there are fewer silos than replicas, finds the part and shares it.
/// </summary>
/// <typeparam name="TKey">Names a part.</typeparam>
/// <typeparam name="TDescriptor">What is known of a part before it is loaded, its checksum included.</typeparam>
/// <typeparam name="TPart">The part.</typeparam>
internal abstract class PartStore<TKey, TDescriptor, TPart>(Func<TKey, TDescriptor, CancellationToken, Task<TPart>> load)
    where TKey : notnull
    where TDescriptor : IEquatable<TDescriptor>
    where TPart : class
{
    /// <summary>How often a part that cannot be loaded is tried: reading it may cost the storage megabytes.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TKey, Load> _loads = new();

    /// <summary>A part, or null where it is not held, or not yet.</summary>
    public TPart? Find(TKey key) => _loads.TryGetValue(key, out var load) ? load.Part : null;

    /// <summary>The same if it is the part that is described.</summary>
    public TPart? Find(TKey key, TDescriptor descriptor) =>
        _loads.TryGetValue(key, out var load) && load.Descriptor.Equals(descriptor) ? load.Part : null;

    /// <summary>Starts to load a part that is not held, or held with another checksum; what failed before is tried again.</summary>
    /// <returns>Whether it is held, and what the last try failed on where the part itself is to blame.</returns>
    public (bool IsLoaded, string? Error) Ensure(TKey key, TDescriptor descriptor)
    {
        if (_loads.TryGetValue(key, out var held))
        {
            var isDescribed = held.Descriptor.Equals(descriptor);
            if (isDescribed && held.Task.IsCompletedSuccessfully) return (true, null);
            if (isDescribed && (!held.Task.IsCompleted || held.Age < RetryInterval)) return (false, held.Error);
            // Another checksum: the version was published again, by another release.
            if (_loads.TryRemove(KeyValuePair.Create(key, held)) && !isDescribed) held.Dispose();
        }
        var started = _loads.GetOrAdd(key, static (key, start) => new Load(start.descriptor, stop => start.load(key, start.descriptor, stop)), (descriptor, load));
        return (started.Task.IsCompletedSuccessfully && started.Descriptor.Equals(descriptor), held?.Error);
    }

    /// <summary>Drops every other part. Searches that use one finish normally.</summary>
    public void KeepOnly(IReadOnlySet<TKey> keys)
    {
        foreach (var (key, load) in _loads)
        {
            if (!keys.Contains(key) && _loads.TryRemove(KeyValuePair.Create(key, load))) load.Dispose();
        }
    }

    /// <summary>A part that is loading or loaded.</summary>
    private sealed class Load : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly long _started = Stopwatch.GetTimestamp();
        private readonly Lazy<Task<TPart>> _task;

        public Load(TDescriptor descriptor, Func<CancellationToken, Task<TPart>> load)
        {
            Descriptor = descriptor;
            // Lazy, since a dictionary may make a value that it does not take.
            _task = new(() => load(_stop.Token));
        }

        public TDescriptor Descriptor { get; }

        public Task<TPart> Task => _task.Value;

        public TPart? Part => Task.IsCompletedSuccessfully ? Task.Result : null;

        public TimeSpan Age => Stopwatch.GetElapsedTime(_started);

        /// <summary>Why the part cannot be loaded; null if it can.</summary>
        public string? Error => (Task.Exception?.InnerException as ModelLoadException)?.Message;

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
        }
    }
}
