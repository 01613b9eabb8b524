using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>What holds for every endpoint: methods, content types, hostile input.</summary>
public sealed class HttpBehaviourTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    private const string BrowserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("/?movie_title=Zodiac", "application/json")]
    [InlineData("/?movie_title=Zodiac", "*/*")]
    [InlineData("/?movie_title=Zodiac&format=json", BrowserAccept)]
    [InlineData("/?movie_title=Zodiac", "text/html;q=0, application/json")]
    [InlineData("/?movie_title=Zodiac", "text/html;q=0.5, application/json")]
    public async Task Everyone_else_gets_JSON(string path, string accept)
    {
        using var response = await GetAsync(path, accept);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("PUT", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/movies/1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/health/ready", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/nothing/here", HttpStatusCode.NotFound)]
    public async Task A_wrong_method_or_path_is_a_problem(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
    }

    [Theory]
    [InlineData("/?movie_title=Zodiac")]
    [InlineData("/movies?query=zodiac")]
    [InlineData("/movies/1")]
    [InlineData("/model")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_HEAD_is_answered_without_a_body(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_that_is_neither_a_form_nor_JSON_is_refused_with_a_hint()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Content = new StringContent("movie_title: Zodiac", Encoding.UTF8, "application/yaml") };
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        var problem = await RunningFrontend.ReadProblemAsync(response);
        Assert.Contains("form", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "GET, HEAD, POST, OPTIONS")]
    [InlineData("/v1/similar", "GET, HEAD, POST, OPTIONS")]
    [InlineData("/v1/movies", "GET, HEAD, OPTIONS")]
    [InlineData("/model", "GET, HEAD, OPTIONS")]
    public async Task OPTIONS_lists_the_methods_of_a_path(string path, string methods)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(methods, string.Join(", ", response.Content.Headers.Allow));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=abc", "xyz")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "movie_title=Zodiac")]
    public async Task A_form_that_cannot_be_read_is_refused(string type, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.ASCII) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_chunked_body_that_is_no_form_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("Zodiac") };
        request.Headers.TransferEncodingChunked = true;
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public Task A_body_far_too_large_is_refused() => frontend.AssertTooLargeAsync(
        HttpMethod.Get, "/", new FormUrlEncodedContent([KeyValuePair.Create("movie_title", new string('x', 100_000))]));

    [Theory]
    [InlineData("movie_title=%00%01%02")]
    [InlineData("movie_title=%ff%fe%80")]
    [InlineData("movie_title=%zz%")]
    [InlineData("movie_title=%ED%A0%80")]
    [InlineData("movie_title=((((((((((((((((((((")]
    [InlineData("movie_title=????")]
    [InlineData("movie_title=%F0%9F%8E%AC")]
    [InlineData("movie_title=<script>alert(1)</script>")]
    [InlineData("movie_title='; DROP TABLE movies; --")]
    [InlineData("=&=&&&")]
    [InlineData("movie_title[]=x")]
    public async Task Whatever_is_sent_the_answer_is_never_a_server_error(string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Content = new StringContent(form, Encoding.ASCII) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.InRange((int)response.StatusCode, 400, 499);
        await RunningFrontend.ReadProblemAsync(response);
    }

    [Fact]
    public async Task A_title_of_ten_thousand_characters_is_not_found()
    {
        using var response = await frontend.SendFormAsync(HttpMethod.Get, "/", ("movie_title", string.Concat(Enumerable.Repeat("star wars ", 1000))));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await RunningFrontend.ReadProblemAsync(response);
    }

    [Fact]
    public async Task The_literal_bytes_of_the_originals_curl_call_are_understood()
    {
        // curl -d leaves blanks and parentheses as they are.
        const string body = "movie_title=Zodiac (2007)";
        using var client = new TcpClient();
        await client.ConnectAsync(frontend.Http.BaseAddress!.Host, frontend.Http.BaseAddress.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\nConnection: close\r\nContent-Length: {body.Length}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}"), TestContext.Current.CancellationToken);
        var answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Zodiac (2007)\"", answer, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
