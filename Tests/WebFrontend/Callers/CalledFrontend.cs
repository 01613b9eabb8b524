using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Serving;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Callers;

/// <summary>The service, for callers that do not behave: real listeners for HTTP/1.1 and HTTP/2, and its log.</summary>
public sealed class CalledFrontend : IAsyncLifetime
{
    public const string Token = "0123456789-abcdef";
    public const int MaxConnections = 40;

    private WebApplication? _app;

    public HttpClient Http { get; } = new();

    public int Port => Http.BaseAddress!.Port;

    public int Http2Port { get; } = FreePorts.Next();

    internal CapturedLog? Log { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var options = new FrontendOptions
        {
            Urls = "http://127.0.0.1:0", Http2Urls = $"http://127.0.0.1:{Http2Port}", PublishToken = Token, MaxConnections = MaxConnections,
        };
        _app = FrontendApplication.Create(options, Task.FromResult(ModelFile.Read(Path.Combine(TestData.Sample, "sample.model"))));
        Log = CapturedLog.Of(_app.Services);
        await _app.StartAsync();
        await _app.Services.GetRequiredService<ModelSnapshotProvider>().First;
        Http.BaseAddress = _app.Urls.Select(url => new Uri(url)).Single(url => url.Port != Http2Port);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>A connection whose operating system takes few bytes ahead of what is read.</summary>
    public static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), TestContext.Current.CancellationToken);
        return socket;
    }

    public static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
