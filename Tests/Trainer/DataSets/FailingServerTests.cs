using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using MovieSimilarity.Tests.Trainer.Publishing;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>Servers that cannot, will not or do not answer.</summary>
public sealed class FailingServerTests : IDisposable
{
    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Theory]
    [InlineData(404, "Not Found")]
    [InlineData(403, "Forbidden")]
    public async Task A_file_that_is_not_there_is_told_at_once_and_where_else_to_look(int status, string reason)
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Status(status));
        Assert.Equal(
            $"{server.Address}ml-20m.zip answered {status} {reason}; look at https://grouplens.org/datasets/movielens/ for where it is now, "
            + $"or fetch {server.Address}ml-20m.zip with a browser and unpack it so that {Path.Combine(_downloading.Folder, "ratings.csv")} exists.",
            await _downloading.RefusalAsync(server.Address));
        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(_downloading.Entries);
    }

    [Fact]
    public async Task Without_a_published_checksum_nothing_is_downloaded()
    {
        await using var server = await FakeService.StartAsync(Files.Status(404));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip.md5 answered 404 Not Found;", await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_checksum_file_that_holds_none_is_refused()
    {
        await using var server = await FakeService.StartAsync(Responses.Html(200));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip.md5 holds no MD5 checksum; see to the address,", await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_in_trouble_is_asked_again_for_either_file()
    {
        await using var server = await FakeService.StartAsync(
            Files.Status(500), Files.Checksum(_archive), Files.Status(503, retryAfter: "0"), Files.Whole(_archive));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Contains($"{server.Address}ml-20m.zip.md5 answered 500 Internal Server Error; trying again in 0 s.", _downloading.Log.Facts);
        Assert.Contains($"{server.Address}ml-20m.zip answered 503 Service Unavailable; trying again in 0 s.", _downloading.Log.Facts);
    }

    [Fact]
    public async Task A_server_that_stays_in_trouble_is_given_up()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Status(502));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip answered 502 Bad Gateway, at the last of 3 attempts; repeat the command later to go on, or fetch",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_drops_again_and_again_is_given_up_and_what_arrived_is_kept()
    {
        const int Half = 300_000;
        RequestDelegate drop = async context =>
        {
            if (context.Request.Headers.Range.Count == 0) await Files.DropAfter(_archive, Half, () => _downloading.Arrived)(context);
            context.Abort();
        };
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), drop);
        Assert.Contains("at the last of 3 attempts", await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
        Assert.Equal(["ml-20m.zip.part", "ml-20m.zip.part.json"], _downloading.Entries);
        Assert.Equal(Half, _downloading.Arrived);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        using var impatient = new Downloading { Patience = TimeSpan.FromSeconds(0.25) };
        await using var server = await FakeService.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip.md5 has sent nothing for 0.25 s, at the last of 3 attempts;",
            await impatient.RefusalAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_is_asked_for_the_rest()
    {
        using var impatient = new Downloading { Patience = TimeSpan.FromSeconds(3) };
        await using var server = await FakeService.StartAsync(
            Files.Checksum(_archive), Files.HangAfter(_archive, 300_000, () => impatient.Arrived), Files.Whole(_archive));
        await impatient.RunAsync(server.Address);
        impatient.AssertInstalled(_archive);
        Assert.Contains($"{server.Address}ml-20m.zip has sent nothing for 3 s; trying again in 0 s.", impatient.Log.Facts);
        Assert.Equal("bytes=300000-", server.Headers[2]["Range"]);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_without_another_attempt()
    {
        var nobody = new Uri("http://127.0.0.1:9/");
        var refusal = await _downloading.RefusalAsync(nobody);
        Assert.StartsWith("There is no connection to http://127.0.0.1:9/ml-20m.zip.md5 (", refusal, StringComparison.Ordinal);
        Assert.Contains(
            "); see to the network and repeat the command, or fetch http://127.0.0.1:9/ml-20m.zip with a browser", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(_downloading.Log.Facts, fact => fact.Contains("trying again", StringComparison.Ordinal));
        Assert.Empty(_downloading.Entries);
    }

    [Fact]
    public async Task A_handshake_that_is_cut_off_is_tried_again_and_no_word_said_about_certificates()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"https://{listener.LocalEndpoint}/";
        var closing = CloseAllAsync(listener);
        var refusal = await _downloading.RefusalAsync(new Uri(address));
        Assert.StartsWith($"The connection to {address}ml-20m.zip.md5 was lost (", refusal, StringComparison.Ordinal);
        Assert.Contains("at the last of 3 attempts", refusal, StringComparison.Ordinal);
        listener.Stop();
        await closing;
    }

    [Fact]
    public async Task A_server_that_cannot_prove_who_it_is_is_refused_at_once()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive));
        var address = new UriBuilder(server.Address) { Scheme = Uri.UriSchemeHttps }.Uri;
        Assert.StartsWith(
            $"{address}ml-20m.zip.md5 cannot prove who it is (", await _downloading.RefusalAsync(address), StringComparison.Ordinal);
    }

    // What was sent is read, so that the end is an orderly one everywhere.
    private static async Task CloseAllAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().ReadAtLeastAsync(new byte[64 * 1024], 1, throwOnEndOfStream: false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
