using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary>Publications that are refused or cut off: everything stays as it was.</summary>
public sealed class PublishRefusalTests(PublishingFrontend frontend, RunningFrontend withoutToken)
    : IClassFixture<PublishingFrontend>, IClassFixture<RunningFrontend>
{
    private readonly SimilarityModel _active = TestModels.Random(rows: 20, seed: 1);
    private readonly SimilarityModel _next = TestModels.Random(rows: 30, seed: 2);

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong-0123456789")]
    [InlineData("Bearer " + PublishingFrontend.Token + "0")]
    [InlineData("Basic " + PublishingFrontend.Token)]
    [InlineData(PublishingFrontend.Token)]
    public async Task Without_the_token_nobody_changes_the_model(string? authorization)
    {
        await frontend.PublishAsync(_active);
        foreach (var send in new[]
        {
            () => frontend.PutAsync(_next.Version, PublishingFrontend.FileOf(_next), authorization),
            () => frontend.ActivateAsync(_active.Version, authorization),
            () => frontend.RemoveAsync(_active.Version, authorization),
        })
        {
            using var response = await send();
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
            var problem = await RunningFrontend.ReadProblemAsync(response);
            Assert.DoesNotContain(PublishingFrontend.Token, problem.GetRawText(), StringComparison.Ordinal);
        }
        await AssertUntouchedAsync();
    }

    [Theory]
    [InlineData("PUT", "/models/abc")]
    [InlineData("POST", "/models/abc/activate")]
    [InlineData("DELETE", "/models/abc")]
    public async Task A_frontend_that_was_started_without_a_token_takes_no_model(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {PublishingFrontend.Token}");
        using var response = await withoutToken.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Publishing is off", await DetailAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task What_is_no_model_is_refused_with_the_reason(int bytes)
    {
        await frontend.PublishAsync(_active);
        using var response = await frontend.PutAsync(_next.Version, [.. Enumerable.Repeat((byte)'x', bytes)]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("The body ", await DetailAsync(response), StringComparison.Ordinal);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task A_damaged_or_shortened_model_is_refused_with_the_reason()
    {
        await frontend.PublishAsync(_active);
        var file = PublishingFrontend.FileOf(_next);
        byte[] damaged = [.. file];
        damaged[file.Length / 2] ^= 1;
        foreach (var body in new[] { damaged, file[..^1], file[..(file.Length / 2)], [.. file, 0] })
        {
            using var response = await frontend.PutAsync(_next.Version, body);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var detail = await DetailAsync(response);
            Assert.StartsWith("The body ", detail, StringComparison.Ordinal);
            Assert.DoesNotContain(Path.GetTempPath(), detail, StringComparison.Ordinal);
        }
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task A_model_of_another_version_than_the_address_says_is_refused()
    {
        await frontend.PublishAsync(_active);
        using var response = await frontend.PutAsync("another", PublishingFrontend.FileOf(_next));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal($"The body is model {_next.Version}, not another as the address says.", await DetailAsync(response));
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task A_model_without_films_is_refused()
    {
        await frontend.PublishAsync(_active);
        var empty = TestModels.Of([]);
        using var response = await frontend.PutAsync(empty.Version, PublishingFrontend.FileOf(empty));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("no films", await DetailAsync(response), StringComparison.Ordinal);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_changes_nothing_and_can_be_repeated()
    {
        await frontend.PublishAsync(_active);
        var file = PublishingFrontend.FileOf(_next);
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(frontend.Http.BaseAddress!.Host, frontend.Http.BaseAddress.Port, TestContext.Current.CancellationToken);
            var head = string.Create(
                CultureInfo.InvariantCulture,
                $"PUT /models/{_next.Version} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {PublishingFrontend.Token}\r\nContent-Length: {file.Length}\r\n\r\n");
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
            await connection.GetStream().WriteAsync(file.AsMemory(0, file.Length / 2), TestContext.Current.CancellationToken);
        }
        await AssertUntouchedAsync();
        Assert.True((await frontend.PublishAsync(_next)).GetProperty("changed").GetBoolean());
    }

    private async Task AssertUntouchedAsync() =>
        Assert.Equal(_active.Version, (await frontend.GetJsonAsync("/models")).GetProperty("active").GetString());

    private static async Task<string> DetailAsync(HttpResponseMessage response) =>
        (await RunningFrontend.ReadProblemAsync(response)).GetProperty("detail").GetString()!;
}
