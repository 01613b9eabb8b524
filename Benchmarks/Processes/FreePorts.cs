using System.Net;
using System.Net.Sockets;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>TCP ports that nothing listens at.</summary>
internal static class FreePorts
{
    private const int First = 20_000;

    /// <summary>
    /// Below the ports that systems choose for outgoing connections, one of which could take the place of a silo between its
    /// death and its return.
    /// </summary>
    private const int End = 32_000;

    private static int _last = Random.Shared.Next(First, End);

    /// <summary>A port not given out before.</summary>
    public static int Next()
    {
        do
        {
            _last = _last + 1 < End ? _last + 1 : First;
        }
        while (!IsFree(_last));
        return _last;
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
