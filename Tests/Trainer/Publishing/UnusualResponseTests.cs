using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Publishing;

/// <summary>Behind an address may be something else than a frontend, or nothing.</summary>
public sealed class UnusualResponseTests
{
    [Fact]
    public async Task An_error_without_a_problem_document_is_told_by_its_status()
    {
        await using var service = await FakeService.StartAsync(Responses.Html(502));
        Assert.Equal($"{service.Address} answered 502 Bad Gateway, without a reason.", await RefusalAsync(service.Address));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "versions": null }""")]
    [InlineData("""{ "versions": [{ "version": "aaaaaaaaaaaa" }] }""")]
    [InlineData("<html></html>")]
    public async Task A_success_of_another_shape_is_none(string answer)
    {
        await using var service = await FakeService.StartAsync(Responses.Json(answer));
        Assert.Equal(
            $"{service.Address} answered 200 OK, but not as a frontend of MovieSimilarity does; check the address.",
            await RefusalAsync(service.Address));
    }

    [Fact]
    public async Task A_redirection_is_told_and_not_followed()
    {
        await using var service = await FakeService.StartAsync(Responses.Redirection("https://films.example/models"));
        Assert.Equal(
            $"{service.Address} answered 308 Permanent Redirect and points to https://films.example/models; "
            + "name the frontend's own address.",
            await RefusalAsync(service.Address));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task An_address_where_nothing_listens_is_told()
    {
        var address = FreeAddress();
        var sentence = await RefusalAsync(address);
        Assert.StartsWith($"There is no connection to {address} (", sentence, StringComparison.Ordinal);
        Assert.EndsWith("; see that a frontend runs there, or name its address.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encryption_that_the_service_does_not_speak_is_told()
    {
        await using var service = await FakeService.StartAsync(Responses.Json("{}"));
        var encrypted = new UriBuilder(service.Address) { Scheme = Uri.UriSchemeHttps }.Uri;
        Assert.StartsWith($"There is no connection to {encrypted} (", await RefusalAsync(encrypted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("films.example")]
    [InlineData("/models")]
    [InlineData("ftp://films.example")]
    [InlineData("http://")]
    [InlineData("http://films.example/?a=b")]
    [InlineData("http://user:password@films.example/")]
    [InlineData("")]
    public async Task What_is_no_address_is_told(string text) => Assert.Equal(
        $"--to takes the address of a frontend, such as http://localhost:5000; '{text}' is none.",
        (await CommandRun.OfAsync("versions", "--to", text)).Refusal());

    private static async Task<string> RefusalAsync(Uri service) =>
        (await CommandRun.OfAsync("versions", "--to", service.AbsoluteUri)).Refusal();

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
    }
}
