using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// Closes connections beyond a number as soon as they are opened. Kestrel's own limit counts a connection until its last request is
/// done with, and callers that reset streams of HTTP/2 without a window can make Kestrel 10.0 wait for some of them for ever: so they
/// would use the limit up. This one counts sockets.
/// </summary>
/// <param name="max">Connections at a time, 1 or more.</param>
internal sealed class ConnectionLimit(int max)
{
    private int _count;

    /// <summary>Counts the connections of a listener, with those of other listeners that it was applied to.</summary>
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
