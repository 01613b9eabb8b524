using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>A listener that sends prepared bytes, one answer a connection, for lies that no web server tells.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawServer(params byte[][] answers)
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = Task.Run(() => AnswerAsync(answers));
    }

    public Uri Address { get; }

    /// <summary>The heads of the requests.</summary>
    public List<string> Requests { get; } = [];

    public static byte[] Answer(string status, byte[] body, params string[] headers) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"), .. body];

    public static byte[] Checksum(byte[] archive)
    {
        var text = TestArchive.Text(TestArchive.Md5(archive) + "  ml-20m.zip\n");
        return Answer("200 OK", text, $"Content-Length: {text.Length}", "Connection: close");
    }

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync(byte[][] answers)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                Requests.Add(await ReadHeadAsync(stream));
                await stream.WriteAsync(answers[Math.Min(number, answers.Length - 1)]);
                client.Client.Shutdown(SocketShutdown.Send);
                // Closing before the other side has read everything could take it away.
                while (await stream.ReadAsync(new byte[1024]) > 0) continue;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0) break;
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        return head.ToString();
    }
}
