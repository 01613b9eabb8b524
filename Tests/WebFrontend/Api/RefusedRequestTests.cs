using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>Requests that the server refuses before the service receives them are answered with problem details, too.</summary>
public sealed class RefusedRequestTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    private const string BadUrl = "a blank is %20, é is %C3%A9. curl does so with -G --data-urlencode";

    [Theory]
    [InlineData("GET /?movie_title=Amélie HTTP/1.1\r\nHost: x\r\n\r\n", 400, BadUrl)]
    [InlineData("GET /Amélie HTTP/1.1\r\nHost: x\r\n\r\n", 400, BadUrl)]
    [InlineData("GET /?movie_title=The Matrix HTTP/1.1\r\nHost: x\r\n\r\n", 400, BadUrl)]
    [InlineData("GET /?movie_title=Amélie HTTP/1.0\r\n\r\n", 400, BadUrl)]
    [InlineData("HEAD /?movie_title=Amélie HTTP/1.1\r\nHost: x\r\n\r\n", 400, BadUrl)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400, "Host header")]
    [InlineData("GET / HTTP/3.7\r\nHost: x\r\n\r\n", 505, "HTTP version")]
    public async Task A_request_that_cannot_be_read_is_a_problem(string request, int status, string detail)
    {
        var (head, body) = await SendAsync(Encoding.UTF8.GetBytes(request));
        AssertIsProblem(head, body, status, detail);
    }

    [Fact]
    public async Task A_Latin_1_letter_in_a_URL_is_a_problem()
    {
        var (head, body) = await SendAsync(Encoding.Latin1.GetBytes("GET /?movie_title=Amélie HTTP/1.1\r\nHost: x\r\n\r\n"));
        AssertIsProblem(head, body, 400, BadUrl);
    }

    [Fact]
    public async Task A_URL_that_is_too_long_is_a_problem()
    {
        var (head, body) = await SendAsync(Encoding.ASCII.GetBytes($"GET /?movie_title={new string('a', 9000)} HTTP/1.1\r\nHost: x\r\n\r\n"));
        AssertIsProblem(head, body, 414, "too long");
    }

    [Fact]
    public async Task A_connection_that_answered_before_gets_the_problem_after_that_answer()
    {
        var (head, rest) = await SendAsync(Encoding.UTF8.GetBytes(
            "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /?movie_title=Amélie HTTP/1.1\r\nHost: x\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 200 OK", head, StringComparison.Ordinal);
        var second = rest[rest.IndexOf("HTTP/1.1 400", StringComparison.Ordinal)..];
        var end = second.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        AssertIsProblem(second[..end], second[(end + 4)..], 400, BadUrl);
    }

    private static void AssertIsProblem(string head, string body, int status, string detail)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", head, StringComparison.Ordinal);
        Assert.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(body)}", head, StringComparison.Ordinal);
        Assert.Contains("Connection: close", head, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", head, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(body);
        Assert.Equal(status, json.RootElement.GetProperty("status").GetInt32());
        Assert.Contains(detail, json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Sends bytes, and reads until the server closes the connection.</summary>
    private async Task<(string Head, string Body)> SendAsync(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", frontend.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(request, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        var response = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var end = response.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (response[..end], response[(end + 4)..]);
    }
}
