using System.Net;
using System.Net.Sockets;

namespace MovieSimilarity.Tests.WebFrontend.Callers;

/// <summary>Callers that hang up in the middle: nothing that anybody could act on, so nothing for the log.</summary>
public sealed class HangUpTests(CalledFrontend frontend) : IClassFixture<CalledFrontend>
{
    /// <summary>Each way of hanging up races with what the service does at that moment; and a connection that is never done with would leave
    /// one fewer for others.</summary>
    private const int Times = CalledFrontend.MaxConnections + 5;

    private const string Form = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    private const string Multipart = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n";
    private const string Part = "--x\r\nContent-Disposition: form-data; name=\"movie_title\"\r\n\r\nZod";
    private const string Upload = $"PUT /models/abc HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {CalledFrontend.Token}\r\n";

    [Theory]
    [InlineData(Form + "Content-Length: 50\r\n\r\nmovie_title=Z")]
    [InlineData(Form + "Transfer-Encoding: chunked\r\n\r\n32\r\nmovie_title=Z")]
    [InlineData(Multipart + "Content-Length: 5000\r\n\r\n" + Part)]
    [InlineData(Multipart + "Transfer-Encoding: chunked\r\n\r\n500\r\n" + Part)]
    [InlineData(Upload + "Content-Length: 500000\r\n\r\nMOVIESIM")]
    [InlineData(Upload + "Transfer-Encoding: chunked\r\n\r\n5000\r\nMOVIESIM")]
    [InlineData("GET /?movie_title=Zodiac&count=100 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /movies?query=a&count=100 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /models HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTT")]
    public async Task A_connection_that_is_closed_or_reset_in_the_middle_is_no_error(string sent)
    {
        for (var i = 0; i < Times; i++)
        {
            using var socket = await CalledFrontend.ConnectAsync(frontend.Port);
            await socket.SendAsync(CalledFrontend.Bytes(sent), TestContext.Current.CancellationToken);
            // At once, or when the service has begun to read.
            if (i % 3 > 0) await Task.Delay(20, TestContext.Current.CancellationToken);
            if (i % 2 == 0) socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        await AssertNothingLoggedAsync();
    }

    [Theory]
    [InlineData("POST", "/", Http2Caller.ContentType, "application/x-www-form-urlencoded")]
    [InlineData("PUT", "/models/abc", Http2Caller.Authorization, "Bearer " + CalledFrontend.Token)]
    public async Task A_stream_that_is_reset_or_whose_connection_is_lost_in_the_middle_is_no_error(string method, string path, int header, string value)
    {
        for (var i = 0; i < Times; i++)
        {
            using var caller = await Http2Caller.ConnectAsync(frontend.Http2Port, window: 1000);
            var stream = await caller.BeginAsync(method, path, (header, value), CalledFrontend.Bytes("movie_title=Z"));
            if (i % 3 > 0) await Task.Delay(20, TestContext.Current.CancellationToken);
            if (i % 2 == 0) await caller.ResetAsync(stream);
        }
        await AssertNothingLoggedAsync();
    }

    [Fact]
    public async Task Streams_without_a_window_that_are_reset_again_and_again_are_no_error()
    {
        for (var i = 0; i < Times; i++)
        {
            using var caller = await Http2Caller.ConnectAsync(frontend.Http2Port, window: 0);
            try
            {
                for (var request = 0; request < 1000; request++)
                {
                    var stream = await caller.GetAsync("/?movie_title=Zodiac&count=100");
                    await caller.ResetAsync(stream);
                }
            }
            catch (IOException)
            {
                // The server has had enough.
            }
        }
        await AssertNothingLoggedAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task A_connection_that_is_lost_while_its_streams_wait_for_a_window_is_no_error(int window)
    {
        for (var i = 0; i < Times; i++)
        {
            using var caller = await Http2Caller.ConnectAsync(frontend.Http2Port, window);
            var last = 0;
            for (var request = 0; request < 30; request++) last = await caller.GetAsync("/?movie_title=Zodiac&count=100");
            if (i % 3 > 0) await Task.Delay(20, TestContext.Current.CancellationToken);
            if (i % 2 == 0) await caller.ResetAsync(last);
        }
        await AssertNothingLoggedAsync();
    }

    /// <summary>The server notices each second what was collected without having been completed, and logs it.</summary>
    private async Task AssertNothingLoggedAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            await Task.Delay(1100, TestContext.Current.CancellationToken);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        using var response = await frontend.Http.GetAsync(new Uri("/?movie_title=Zodiac", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(frontend.Log!.Entries);
    }
}
