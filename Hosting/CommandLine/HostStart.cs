using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>Starts hosts whose failures are printed as one sentence.</summary>
public static class HostStart
{
    /// <summary>
    /// Starts a host. If that fails, stops what has started already: a silo may be a member of its cluster by then, and disposing of it
    /// would not leave the cluster.
    /// </summary>
    /// <param name="host">A host that uses <see cref="HostBuilderExtensions.UseCommandLine"/>.</param>
    /// <param name="describe">Makes a message of the reason for a failure.</param>
    /// <exception cref="OptionsException">The host cannot start.</exception>
    public static async Task StartOrExplainAsync(this IHost host, Func<string, string> describe)
    {
        try
        {
            await host.StartAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException or InvalidOperationException
            or ArgumentException or OrleansException or StackExchange.Redis.RedisException or TimeoutException)
        {
            host.Services.GetRequiredService<LogSwitch>().Fail();
            await StopAsync(host);
            throw new OptionsException(describe((e is OrleansException ? e.GetBaseException() : e).Message));
        }
    }

    private static async Task StopAsync(IHost host)
    {
        try
        {
            await host.StopAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or OrleansException or AggregateException or OperationCanceledException)
        {
            // A host that has not started cannot always be stopped. The reason for the failed start is what gets reported.
        }
    }
}
