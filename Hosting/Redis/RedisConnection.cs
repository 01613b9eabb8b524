using StackExchange.Redis;

namespace MovieSimilarity.Hosting.Redis;

/// <summary>
/// The one connection of a process to a Redis. Orleans asks for a connection with every attempt to start, and would leave a reconnecting
/// one behind each time.
/// </summary>
/// <param name="options">How to connect.</param>
internal sealed class RedisConnection(ConfigurationOptions options) : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection = new(() => ConnectionMultiplexer.ConnectAsync(options));

    public async Task<IConnectionMultiplexer> GetAsync() => await _connection.Value;

    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated) await (await _connection.Value).DisposeAsync();
    }
}
