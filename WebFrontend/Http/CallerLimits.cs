using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// Limits on the memory that one client can use. A connection of HTTP/1.1 takes at most 170 kB, and up to 450 kB with an answer of 1,000
/// films, however slowly its client reads: two buffers and one response.
/// </summary>
internal static class CallerLimits
{
    /// <summary>
    /// A title and some numbers in a form take less; a larger body is a mistake or an attack. Lists of ids and of queries may be longer
    /// (<see cref="LongBodies"/>).
    /// </summary>
    public const int MaxBodyBytes = 16 * 1024;

    /// <summary>Bytes of a request line. The longest title that is read takes 2 kB, encoded.</summary>
    private const int MaxRequestLine = 8 * 1024;

    /// <summary>Bytes of all headers: what browsers and proxies send takes 2 kB, and as much again for each of some cookies.</summary>
    private const int MaxHeaderBytes = 16 * 1024;

    /// <summary>Browsers send 20, proxies add 10.</summary>
    private const int MaxHeaders = 64;

    /// <summary>Bytes of a connection that wait to be read by the service or by the client; a usual response takes a tenth of them.</summary>
    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// Concurrent requests of one HTTP/2 connection, each of which may hold its response: as many as keep two processors busy.
    /// </summary>
    private const int MaxStreams = 32;

    /// <summary>Bytes of bodies that an HTTP/2 client may send before the service reads them; enough for uploads of 5 MB/s at 50 ms.</summary>
    private const int ConnectionWindow = 256 * 1024;

    private const int StreamWindow = 128 * 1024;

    /// <summary>The slowest rate of a body, in bytes per second: a phone with a bad connection is several times as fast.</summary>
    private const int SlowestSender = 1000;

    /// <summary>
    /// The slowest rate at which a client reads, in bytes per second, once more than <see cref="BufferBytes"/> wait for it. No usual
    /// response is so long, so this applies to clients that send requests faster than they read responses, and to answers of 200 films or more.
    /// </summary>
    private const int SlowestReader = 4000;

    /// <summary>How long a client may pause.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Headers arrive in a few packets.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>After so long without data, an HTTP/2 connection is pinged.</summary>
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestLineSize = MaxRequestLine;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxRequestBufferSize = BufferBytes;
        limits.MaxResponseBufferSize = BufferBytes;
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestSender, Grace);
        limits.MinResponseDataRate = new MinDataRate(SlowestReader, Grace);
        limits.Http2.MaxStreamsPerConnection = MaxStreams;
        limits.Http2.MaxRequestHeaderFieldSize = MaxRequestLine;
        limits.Http2.InitialConnectionWindowSize = ConnectionWindow;
        limits.Http2.InitialStreamWindowSize = StreamWindow;
        limits.Http2.KeepAlivePingDelay = PingDelay;
        limits.Http2.KeepAlivePingTimeout = PingTimeout;
    }
}
