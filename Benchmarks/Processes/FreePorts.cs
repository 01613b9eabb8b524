using System.Net;
using System.Net.Sockets;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>TCP ports that nothing listens at. Safe for concurrent callers.</summary>
internal static class FreePorts
{
    private const int First = 20_000;

    /// <summary>
    /// Below the ports that systems choose for outgoing connections, one of which could take the place of a silo between its
    /// death and its return, and below the gateway ports of the clusters of <c>localhost</c> that tests start.
    /// </summary>
    private const int End = 30_800;

    private static readonly Lock Choosing = new();

    private static int _last = Random.Shared.Next(First, End);

    /// <summary>A port that this process was not given before.</summary>
    public static int Next()
    {
        lock (Choosing)
        {
            do
            {
                _last = _last + 1 < End ? _last + 1 : First;
            }
            while (!IsFree(_last));
            return _last;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
