using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// What one caller may make this process hold. A connection of HTTP/1.1 takes at most 170 kB, however slowly its caller reads:
/// both buffers and one answer.
/// </summary>
internal static class CallerLimits
{
    /// <summary>A title and some numbers in a form take less; a larger body is a mistake or an attack.</summary>
    private const int MaxBodyBytes = 16 * 1024;

    /// <summary>Bytes of a request line. The longest title that is read takes 2 kB, encoded.</summary>
    private const int MaxRequestLine = 8 * 1024;

    /// <summary>Bytes of all headers: what browsers and proxies send takes 2 kB, and as much again for each of some cookies.</summary>
    private const int MaxHeaderBytes = 16 * 1024;

    /// <summary>Browsers send 20, proxies add 10.</summary>
    private const int MaxHeaders = 64;

    /// <summary>Bytes of a connection that wait to be read by the service or by the caller: answers are shorter than that.</summary>
    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// Requests at a time of one HTTP/2 connection, each of which may hold its answer: as many as keep two processors busy.
    /// </summary>
    private const int MaxStreams = 32;

    /// <summary>Bytes of bodies that an HTTP/2 connection may send ahead of being read; enough for uploads of 5 MB/s at 50 ms.</summary>
    private const int ConnectionWindow = 256 * 1024;

    private const int StreamWindow = 128 * 1024;

    /// <summary>Bytes of a body that a caller sends in a second at least: a telephone with a bad connection manages several times that.</summary>
    private const int SlowestSender = 1000;

    /// <summary>
    /// Bytes that a caller reads in a second at least, once more waits for it than fits into <see cref="BufferBytes"/>. No single answer
    /// does, so this is only for callers that ask faster than they read.
    /// </summary>
    private const int SlowestReader = 4000;

    /// <summary>How long a caller may pause.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Headers come in one packet or a few.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>An HTTP/2 connection that is silent for that long is asked whether its caller is still there.</summary>
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
