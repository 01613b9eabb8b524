using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// Closes connections beyond a number as soon as they are opened. Kestrel's own limit counts a connection until its last request has
/// ended. In Kestrel 10.0, clients that reset HTTP/2 streams without a window can keep requests from ever ending, and so use up that limit.
/// This one counts sockets.
/// </summary>
/// <param name="max">Connections at a time, 1 or more.</param>
internal sealed class ConnectionLimit(int max)
{
    private int _count;

    /// <summary>Counts the connections of a listener, together with those of the other listeners that the limit applies to.</summary>
    public void Apply(ListenOptions listener) => listener.Use(next => connection =>
    {
        if (Interlocked.Increment(ref _count) <= max)
        {
            connection.ConnectionClosed.Register(static limit => ((ConnectionLimit)limit!).Leave(), this);
            return next(connection);
        }
        Leave();
        connection.Abort(new ConnectionAbortedException($"There are {max} connections already."));
        return Task.CompletedTask;
    });

    private void Leave() => Interlocked.Decrement(ref _count);
}
