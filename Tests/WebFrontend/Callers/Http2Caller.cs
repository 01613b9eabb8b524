using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MovieSimilarity.Tests.WebFrontend.Callers;

/// <summary>The frames of an HTTP/2 connection, by hand (RFC 9113): for what no well-behaved client does.</summary>
internal sealed class Http2Caller : IDisposable
{
    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const ushort MaxConcurrentStreams = 3;

    /// <summary>Numbers of headers in HPACK's static table.</summary>
    public const int Authorization = 23;
    public const int ContentType = 31;

    private const byte Data = 0;
    private const ushort InitialWindowSize = 4;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const byte Acknowledged = 1;
    private const int HeaderBytes = 9;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly NetworkStream _stream;
    private bool _isPathKnown;
    private int _nextStream = 1;

    private Http2Caller(IPEndPoint endpoint)
    {
        _socket.Connect(endpoint);
        _stream = new NetworkStream(_socket);
    }

    /// <summary>Connects, and gives each stream a window of so many bytes for its answer.</summary>
    public static async Task<Http2Caller> ConnectAsync(int port, int window)
    {
        var caller = new Http2Caller(new IPEndPoint(IPAddress.Loopback, port));
        await caller._stream.WriteAsync(Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), TestContext.Current.CancellationToken);
        var setting = new byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(setting, InitialWindowSize);
        BinaryPrimitives.WriteInt32BigEndian(setting.AsSpan(2), window);
        await caller.SendAsync(Settings, 0, 0, setting);
        return caller;
    }

    /// <summary>Asks for a path of at most 4,000 characters; after the first time, which is the longest, a request has four bytes of headers.</summary>
    public Task<int> GetAsync(string path) => RequestAsync("GET", path, null, EndHeaders | EndStream);

    /// <summary>Begins a request with a body that never ends.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="header">Another header, by its number in HPACK's static table, below 142.</param>
    /// <param name="body">The beginning of the body.</param>
    public async Task<int> BeginAsync(string method, string path, (int Number, string Value) header, byte[] body)
    {
        var stream = await RequestAsync(method, path, header, EndHeaders);
        await SendAsync(Data, 0, stream, body);
        return stream;
    }

    public Task ResetAsync(int stream)
    {
        const int cancelled = 8;
        return SendAsync(Reset, 0, stream, [0, 0, 0, cancelled]);
    }

    /// <summary>The next frame, settings acknowledged; null where the server has closed the connection.</summary>
    public async Task<(byte Type, int Stream, byte[] Payload)?> ReadAsync()
    {
        var header = new byte[HeaderBytes];
        try
        {
            await _stream.ReadExactlyAsync(header, TestContext.Current.CancellationToken);
            var payload = new byte[BinaryPrimitives.ReadUInt32BigEndian(header) >> 8];
            await _stream.ReadExactlyAsync(payload, TestContext.Current.CancellationToken);
            if (header[3] == Settings && header[4] != Acknowledged) await SendAsync(Settings, Acknowledged, 0, []);
            return (header[3], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)), payload);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The value of a setting in a frame of them; null where it is not there.</summary>
    public static int? SettingOf(byte[] payload, ushort identifier)
    {
        for (var at = 0; at < payload.Length; at += 6)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(at)) == identifier) return BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(at + 2));
        }
        return null;
    }

    public void Dispose()
    {
        // A reset, as of a caller that is gone.
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _stream.Dispose();
        _socket.Dispose();
    }

    private async Task<int> RequestAsync(string method, string path, (int Number, string Value)? header, int flags)
    {
        var block = new List<byte>();
        // Indexed fields of HPACK's static table: method GET is 2, scheme http is 6. Other fields have a name from it and a literal value.
        if (method == "GET") block.Add(0x82);
        else AddLiteral(block, 0x02, method);
        block.Add(0x86);
        if (_isPathKnown) block.Add(0xBF);
        else AddLiteral(block, 0x44, path);
        if (_isPathKnown) block.Add(0xBE);
        else AddLiteral(block, 0x41, "localhost");
        if (header is var (number, value))
        {
            // Numbers above the prefix of four bits take a byte for the rest.
            block.AddRange([0x0F, (byte)(number - 0x0F)]);
            AddText(block, value);
        }
        _isPathKnown = true;
        var stream = _nextStream;
        _nextStream += 2;
        await SendAsync(Headers, (byte)flags, stream, [.. block]);
        return stream;
    }

    private static void AddLiteral(List<byte> block, byte name, string value)
    {
        block.Add(name);
        AddText(block, value);
    }

    /// <summary>A length with a prefix of seven bits, and the text as it is.</summary>
    private static void AddText(List<byte> block, string text)
    {
        const int prefix = 127;
        if (text.Length < prefix)
        {
            block.Add((byte)text.Length);
        }
        else
        {
            block.Add(prefix);
            var left = text.Length - prefix;
            for (; left >= 128; left >>= 7) block.Add((byte)(left & 127 | 128));
            block.Add((byte)left);
        }
        block.AddRange(Encoding.ASCII.GetBytes(text));
    }

    private async Task SendAsync(byte type, byte flags, int stream, byte[] payload)
    {
        var frame = new byte[HeaderBytes + payload.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, (uint)payload.Length << 8);
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, HeaderBytes);
        await _stream.WriteAsync(frame, TestContext.Current.CancellationToken);
    }
}
