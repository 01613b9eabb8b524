using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Models;
using Orleans.Storage;

namespace MovieSimilarity.Grains.Storage;

/// <summary>
/// Passes every call to a storage provider, and turns its exceptions into a <see cref="ModelStorageException"/>, which every caller can
/// deserialize, clients included. The provider's message names keys and types, so it goes only into the log.
/// </summary>
internal sealed partial class TranslatingStorage(
    IGrainStorage provider, IStorageServer server, TimeProvider time, ILogger<IStorageServer> logger) : IGrainStorage
{
    /// <summary>A storage that cannot be reached fails many calls a second, all for the same reason.</summary>
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private long _logged;
    private int _unlogged;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Translate(() => provider.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Translate(() => Change(() => provider.WriteStateAsync(stateName, grainId, grainState), stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Translate(() => Change(() => provider.ClearStateAsync(stateName, grainId, grainState), stateName, grainId, grainState));

    /// <summary>
    /// Changes a state, even if the storage has lost what this activation read from it. If it still holds a state, another activation has
    /// changed it, and it stays as it is.
    /// </summary>
    private async Task Change<T>(Func<Task> change, string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            await change();
        }
        catch (InconsistentStateException)
        {
            var stored = new GrainState<T>();
            await provider.ReadStateAsync(stateName, grainId, stored);
            if (stored.RecordExists) throw;
            grainState.ETag = stored.ETag;
            await change();
        }
    }

    private async Task Translate(Func<Task> operation)
    {
        try
        {
            await operation();
        }
        // An inconsistent state must reach Orleans, which then ends this activation in favour of the other one.
        catch (Exception e) when (e is not InconsistentStateException)
        {
            var failure = server.Classify(e);
            Log(failure, e);
            throw ModelStorageException.Of(failure);
        }
    }

    private void Log(StorageFailure failure, Exception exception)
    {
        int unlogged;
        lock (_lock)
        {
            if (_logged != 0 && time.GetElapsedTime(_logged) < LogInterval)
            {
                _unlogged++;
                return;
            }
            _logged = time.GetTimestamp();
            (unlogged, _unlogged) = (_unlogged, 0);
        }
        LogFailed(exception, failure, unlogged);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The storage failed ({Failure}). {Unlogged} failures before this one were not logged.")]
    private partial void LogFailed(Exception exception, StorageFailure failure, int unlogged);
}
