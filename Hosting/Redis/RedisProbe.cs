using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace MovieSimilarity.Hosting.Redis;

/// <summary>
/// Asks a Redis whether it can be used. Redis' client tells only the kind of a failure, and not always what the server answered.
/// </summary>
internal static class RedisProbe
{
    /// <summary>Longer than a busy Redis takes for a ping.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Connects, logs in and sends a ping.</summary>
    /// <returns>The answer that refuses this service, without its type; null if Redis can be used; empty if it closed the connection.</returns>
    /// <exception cref="IOException">Nothing answers at the address.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">There is no TLS with that server.</exception>
    public static async Task<string?> FindRefusalAsync(RedisAddress address, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, timeout.Token);
            await using var stream = await OpenAsync(client, address, timeout.Token);
            return await FindRefusalAsync(stream, address, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"There was no answer within {Timeout.TotalSeconds:F0} seconds.");
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static async Task<Stream> OpenAsync(TcpClient client, RedisAddress address, CancellationToken cancellationToken)
    {
        if (!address.UsesTls) return client.GetStream();
        var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, cancellationToken);
        return tls;
    }

    private static async Task<string?> FindRefusalAsync(Stream stream, RedisAddress address, CancellationToken cancellationToken)
    {
        using var replies = new StreamReader(stream, Encoding.UTF8);
        string?[] login = ["AUTH", address.User, address.Password];
        if (address.Password is not null && await AskAsync([.. login.OfType<string>()]) is var welcome && welcome != "+OK") return Refusal(welcome);
        if (await AskAsync("PING") is var pong && pong != "+PONG") return Refusal(pong);
        // A user may lack the right to ask this.
        if (!(await AskAsync("ROLE")).StartsWith('*')) return null;
        await ReadAsync();
        return await ReadAsync() == "slave" ? "READONLY It is a replica, which takes no writes" : null;

        async Task<string> AskAsync(params string[] words)
        {
            await stream.WriteAsync(Encode(words), cancellationToken);
            return await ReadAsync();
        }

        async Task<string> ReadAsync() => await replies.ReadLineAsync(cancellationToken) ?? "";
    }

    /// <summary>An error begins with a minus sign; the answer of a server that is no Redis may be anything.</summary>
    private static string Refusal(string reply) => reply.StartsWith('-') ? reply[1..] : reply;

    private static byte[] Encode(string[] words) => Encoding.UTF8.GetBytes(
        $"*{words.Length}\r\n{string.Concat(words.Select(word => $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"))}");
}
