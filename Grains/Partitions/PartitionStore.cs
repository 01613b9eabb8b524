using System.Collections.Concurrent;
using System.Diagnostics;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Shards;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>
/// The partitions that one silo holds. They belong to the silo, not to a grain activation: an activation that comes back, or a
/// second replica while there are fewer silos than replicas, finds the rows and shares them.
/// </summary>
internal sealed class PartitionStore(PartitionLoader loader)
{
    /// <summary>How often a partition that cannot be loaded is tried: reading it may cost the storage megabytes.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<PartitionKey, Load> _loads = new();

    /// <summary>A partition, or null where it is not held, or not yet.</summary>
    public LoadedPartition? Find(PartitionKey key) =>
        _loads.TryGetValue(key, out var load) && load.Task.IsCompletedSuccessfully ? load.Task.Result : null;

    /// <summary>Starts to load a partition that is not held; what failed before is tried again.</summary>
    /// <returns>Whether it is held, and what the last try failed on where the rows themselves are to blame.</returns>
    public (bool IsLoaded, string? Error) Ensure(PartitionKey key, PartitionDescriptor descriptor)
    {
        if (_loads.TryGetValue(key, out var load))
        {
            if (load.Descriptor != descriptor) return (false, $"The silo holds partition {key} with another checksum.");
            if (load.Task.IsCompletedSuccessfully) return (true, null);
            if (!load.Task.IsCompleted || load.Age < RetryInterval) return (false, load.Error);
            _loads.TryRemove(KeyValuePair.Create(key, load));
        }
        var started = _loads.GetOrAdd(key, static (key, start) => new Load(start.descriptor, start.loader, key), (descriptor, loader));
        return (started.Task.IsCompletedSuccessfully && started.Descriptor == descriptor, load?.Error);
    }

    /// <summary>Drops every other partition. Searches that run on one finish undisturbed.</summary>
    public void KeepOnly(IReadOnlySet<PartitionKey> keys)
    {
        foreach (var (key, load) in _loads)
        {
            if (!keys.Contains(key) && _loads.TryRemove(KeyValuePair.Create(key, load))) load.Dispose();
        }
    }

    /// <summary>A partition on its way in, or there.</summary>
    private sealed class Load : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly long _started = Stopwatch.GetTimestamp();
        private readonly Lazy<Task<LoadedPartition>> _task;

        public Load(PartitionDescriptor descriptor, PartitionLoader loader, PartitionKey key)
        {
            Descriptor = descriptor;
            // Lazy, since a dictionary may make a value that it does not take.
            _task = new(() => loader.LoadAsync(key, descriptor, _stop.Token));
        }

        public PartitionDescriptor Descriptor { get; }

        public Task<LoadedPartition> Task => _task.Value;

        public TimeSpan Age => Stopwatch.GetElapsedTime(_started);

        /// <summary>Why the rows cannot be used, where they are to blame.</summary>
        public string? Error => (Task.Exception?.InnerException as PartitionLoadException)?.Message;

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
        }
    }
}
