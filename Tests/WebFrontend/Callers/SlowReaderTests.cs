using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Tests.Processes;

namespace MovieSimilarity.Tests.WebFrontend.Callers;

/// <summary>What callers make the service hold: short answers to bad questions, few connections, few streams, none for ever.</summary>
public sealed class SlowReaderTests(CalledFrontend frontend) : IClassFixture<CalledFrontend>
{
    private const int SlowReaders = 400;
    private const int Http2Callers = 30;
    private const int StreamsEach = 100;

    /// <summary>As a container with 512 MB gives it.</summary>
    private const string HeapLimit = "0x20000000";

    /// <summary>Unknown parameters of two letters, as many as fit into a path of so many characters.</summary>
    private static string UnknownParameters(int length) =>
        "/?" + string.Join('&', Enumerable.Range(0, length / 3).Select(i => $"{(char)('a' + i / 26 % 26)}{(char)('a' + i % 26)}"));

    [Theory]
    [InlineData("/v1/similar")]
    [InlineData("/movies")]
    public async Task Many_unknown_parameters_get_a_short_answer_of_the_first_few_and_a_count(string path)
    {
        using var response = await frontend.Http.GetAsync(new Uri(path + UnknownParameters(7900)[1..], UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.InRange(body.Length, 1, 4096);
        var problem = JsonDocument.Parse(body).RootElement;
        var errors = problem.GetProperty("errors").EnumerateObject().ToArray();
        Assert.Equal(10, errors.Length);
        Assert.Equal("aa", errors[0].Name);
        Assert.All(errors, error => Assert.Equal(1, Occurrences(body, error.Value.GetString()!)));
        Assert.Matches(@" and 26\d\d more\. ", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_form_of_many_fields_is_refused_with_the_limit()
    {
        using var response = await frontend.Http.PostAsync(
            new Uri("/v1/similar", UriKind.Relative), new StringContent(UnknownParameters(200_000)[2..], Encoding.ASCII, "application/x-www-form-urlencoded"),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains("limit 20500", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nothing/")]
    [InlineData("GET", "/movies/")]
    [InlineData("DELETE", "/movies/")]
    public async Task An_answer_does_not_repeat_a_long_path(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path + new string('x', 7000));
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 1, 1024);
    }

    [Fact]
    public async Task There_are_as_many_connections_as_allowed_and_again_once_some_are_closed()
    {
        await UntilAnsweredAsync(frontend.Port);
        var sockets = new List<Socket>();
        try
        {
            while (sockets.Count <= CalledFrontend.MaxConnections) sockets.Add(await CalledFrontend.ConnectAsync(frontend.Port));
            await Task.WhenAny(sockets.Select(IsClosedAsync));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset && sockets.Count >= CalledFrontend.MaxConnections - 1)
        {
            // The server has closed the one too many before it was open.
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
        await UntilAnsweredAsync(frontend.Port);
        Assert.Empty(frontend.Log!.Entries);
    }

    [Fact]
    public async Task A_caller_over_HTTP_2_that_opens_no_window_has_few_streams_and_is_disconnected()
    {
        using var caller = await Http2Caller.ConnectAsync(frontend.Http2Port, window: 0);
        for (var i = 0; i < StreamsEach; i++) await caller.GetAsync("/?movie_title=Zodiac&count=100");
        int? limit = null;
        var (answered, refused) = (0, 0);
        // Until the server closes the connection.
        while (await caller.ReadAsync() is var (type, _, payload))
        {
            if (type == Http2Caller.Settings) limit ??= Http2Caller.SettingOf(payload, Http2Caller.MaxConcurrentStreams);
            if (type == Http2Caller.Headers) answered++;
            if (type == Http2Caller.Reset) refused++;
        }
        Assert.Equal(32, limit);
        Assert.InRange(answered, 1, 32);
        Assert.Equal(StreamsEach, answered + refused);
        Assert.Empty(frontend.Log!.Entries);
    }

    [Fact]
    public async Task With_512_MB_a_service_outlives_hundreds_of_callers_that_do_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows hands out the ports of other connections.");
        var (url, http2Port) = (new Uri($"http://127.0.0.1:{FreePorts.Next()}"), FreePorts.Next());
        using var service = ServiceProcess.Frontend(
            ["--urls", url.OriginalString, "--http2-urls", $"http://127.0.0.1:{http2Port}"], ("DOTNET_GCHeapHardLimit", HeapLimit));
        while (!service.Output.Contains("Ctrl+C", StringComparison.Ordinal))
        {
            Assert.False(service.HasExited, service.Output);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        var request = CalledFrontend.Bytes(string.Concat(Enumerable.Repeat($"GET {UnknownParameters(7900)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 20)));
        var readers = new List<Socket>();
        var callers = new List<Http2Caller>();
        using var http = new HttpClient { BaseAddress = url };
        for (var i = 0; i < SlowReaders; i++)
        {
            readers.Add(await CalledFrontend.ConnectAsync(url.Port));
            // As much as the connection takes; the rest waits for answers to be read.
            _ = readers[i].SendAsync(request, TestContext.Current.CancellationToken).AsTask().ContinueWith(sent => sent.Exception, TaskScheduler.Default);
            if (i % 10 == 0) await AssertAnswersAsync();
        }
        for (var i = 0; i < Http2Callers; i++)
        {
            callers.Add(await Http2Caller.ConnectAsync(http2Port, window: 0));
            for (var stream = 0; stream < StreamsEach; stream++) await callers[i].GetAsync(UnknownParameters(3990));
            await AssertAnswersAsync();
        }
        for (var i = 0; i < 200; i++) await AssertAnswersAsync();
        readers.ForEach(reader => reader.Dispose());
        callers.ForEach(caller => caller.Dispose());
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);

        async Task AssertAnswersAsync()
        {
            Assert.False(service.HasExited, service.Output);
            using var answer = await http.GetAsync(new Uri("/?movie_title=Zodiac", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task IsClosedAsync(Socket socket)
    {
        try
        {
            while (await socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Closed in the other way.
        }
    }

    /// <summary>A new connection for each try.</summary>
    private static async Task UntilAnsweredAsync(int port)
    {
        while (true)
        {
            try
            {
                using var http = new HttpClient();
                await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health/live"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
