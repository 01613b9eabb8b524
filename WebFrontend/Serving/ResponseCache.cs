using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// The finished responses of one model version, so that no response can outlive its model. The least recently used go first. Callers
/// that ask for the same missing response at the same time share the one that the first of them makes.
/// </summary>
/// <param name="entries">How many responses of <see cref="EntryBytes"/> it holds; 0 to hold none.</param>
[SuppressMessage("Design", "CA1001", Justification = "Goes with its model, which requests may still use: there is nothing but memory to free.")]
internal sealed class ResponseCache(int entries)
{
    /// <summary>Room for twenty films, with the cache's own; a response of more counts as several.</summary>
    public const int EntryBytes = 8192;

    private readonly MemoryCache? _responses = entries == 0 ? null : new(new MemoryCacheOptions { SizeLimit = entries });
    private readonly ConcurrentDictionary<ResponseKey, Lazy<Task<Response>>> _underWay = [];

    public bool TryGet(in ResponseKey key, [NotNullWhen(true)] out Response? response)
    {
        response = null;
        return _responses is not null && _responses.TryGetValue(key, out response) && response is not null;
    }

    /// <summary>Makes a response that is not in the cache, and keeps it.</summary>
    /// <param name="key">The query, with everything that the response depends on.</param>
    /// <param name="make">Makes the response.</param>
    /// <param name="cancellationToken">The caller no longer waits; others may.</param>
    public Task<Response> AddAsync(ResponseKey key, Func<CancellationToken, Task<Response>> make, CancellationToken cancellationToken)
    {
        if (_responses is null) return make(cancellationToken);
        var response = _underWay.GetOrAdd(key, key => new(() => KeepAsync(_responses, key, make)));
        return response.Value.WaitAsync(cancellationToken);
    }

    private async Task<Response> KeepAsync(MemoryCache responses, ResponseKey key, Func<CancellationToken, Task<Response>> make)
    {
        try
        {
            var response = await make(CancellationToken.None);
            responses.Set(key, response, new MemoryCacheEntryOptions { Size = 1 + (response.Body.Length / EntryBytes) });
            return response;
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }
}
