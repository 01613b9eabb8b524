using Microsoft.AspNetCore.Http;
using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

public sealed class ResumptionTests : IDisposable
{
    private const int Half = 300_000;

    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Fact]
    public async Task A_download_goes_from_the_server_to_its_folder()
    {
        await using var server = await ServeAsync(Files.Whole(_archive));
        Assert.True(await _downloading.RunAsync(server.Address));
        _downloading.AssertInstalled(_archive);
        Assert.Equal(["GET /ml-20m.zip.md5", "GET /ml-20m.zip"], server.Requests);
        Assert.Equal((long)_archive.Length, _downloading.Log.Reports.Last(report => report.Stage == "download").Done);
        Assert.All(_downloading.Log.Reports, report => Assert.True(report.Done <= report.Total));
        Assert.Equal(
            [
                $"download: {server.Address}ml-20m.zip, {_archive.Length:N0} bytes",
                $"verify: MD5 {TestArchive.Md5(_archive)}, as published",
                $"unpack: {_downloading.Folder}",
            ],
            _downloading.Log.Stages);
    }

    [Fact]
    public async Task A_connection_that_drops_half_way_is_taken_up_where_it_broke()
    {
        // The client has the last byte before the server's handler goes on.
        var sent = new TaskCompletionSource<long?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServeAsync(Drop(), async context =>
        {
            await Files.Whole(_archive)(context);
            sent.SetResult(context.Response.ContentLength);
        });
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Equal(($"bytes={Half}-", Files.Tag), Asked(server, 2));
        // Not a byte is sent twice.
        Assert.Equal(_archive.Length - Half, await sent.Task);
        Assert.Contains(_downloading.Log.Facts, fact =>
            fact.StartsWith($"The connection to {server.Address}ml-20m.zip was lost (", StringComparison.Ordinal)
            && fact.EndsWith("; trying again in 0 s.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_server_sent_is_not_gone_on_with()
    {
        await CancelHalfWayAsync();
        await using var server = await ServeAsync(Files.Whole(_archive));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.False(server.Headers[1].ContainsKey("Range"));
    }

    [Fact]
    public async Task The_next_run_asks_the_same_server_only_for_the_rest()
    {
        using var cancellation = new CancellationTokenSource();
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await FakeService.StartAsync(
            Files.Checksum(_archive), Files.HangAfter(_archive, Half, () => _downloading.Arrived, hanging),
            Files.Checksum(_archive), Files.Whole(_archive));
        var run = _downloading.RunAsync(server.Address, cancellationToken: cancellation.Token);
        await hanging.Task;
        await cancellation.CancelAsync();
        Assert.Equal(
            $"Cancelled; {_downloading.Part} keeps 300,000 bytes, with which the same command goes on.",
            (await Assert.ThrowsAsync<DownloadException>(() => run)).Message);
        Assert.Equal(["ml-20m.zip.part", "ml-20m.zip.part.json"], _downloading.Entries);

        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Equal(($"bytes={Half}-", Files.Tag), Asked(server, 3));
        Assert.Contains("Going on with 300,000 bytes that have arrived before.", _downloading.Log.Facts);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_downloaded_anew()
    {
        var newer = TestArchive.DataSet(seed: 2);
        await using var server = await FakeService.StartAsync(Files.Checksum(newer), Drop(), Files.Whole(newer, "\"second\""));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(newer);
        Assert.Equal(($"bytes={Half}-", Files.Tag), Asked(server, 2));
        Assert.Contains("The archive is not the same any more, or cannot be sent in parts; starting over.", _downloading.Log.Facts);
    }

    [Fact]
    public async Task A_changed_part_is_not_glued_to_the_old_one_though_the_server_sends_it()
    {
        var newer = TestArchive.DataSet(seed: 2);
        await using var server = await FakeService.StartAsync(
            Files.Checksum(newer), Drop(), WithoutIfRange(Files.Whole(newer, "\"second\"")), Files.Whole(newer, "\"second\""));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(newer);
        Assert.Contains(_downloading.Log.Facts, fact => fact.Contains("has changed since the download began", StringComparison.Ordinal));
        Assert.False(server.Headers[3].ContainsKey("Range"));
    }

    [Fact]
    public async Task A_file_published_anew_between_two_runs_is_downloaded_anew()
    {
        var newer = TestArchive.DataSet(seed: 2);
        await using var server = await FakeService.StartAsync(
            Files.Checksum(_archive), Drop(), Files.Status(404), Files.Checksum(newer), Files.Whole(newer, "\"second\""));
        await _downloading.RefusalAsync(server.Address);
        Assert.Equal(["ml-20m.zip.part", "ml-20m.zip.part.json"], _downloading.Entries);
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(newer);
        Assert.False(server.Headers[4].ContainsKey("Range"));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_sends_everything_again()
    {
        await using var server = await ServeAsync(Drop(), Files.IgnoringRange(_archive));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
    }

    [Fact]
    public async Task A_weak_tag_does_not_vouch_for_bytes_and_the_date_is_used()
    {
        await using var server = await ServeAsync(
            Drop(response => (response.Headers.ETag, response.Headers.LastModified) = ("W/\"weak\"", Files.Modified.ToString("R"))),
            Files.Dated(_archive, Files.Modified));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Equal(($"bytes={Half}-", "Mon, 17 Oct 2016 12:00:00 GMT"), Asked(server, 2));
    }

    [Fact]
    public async Task What_no_server_can_vouch_for_is_not_gone_on_with()
    {
        await using var server = await ServeAsync(Drop(_ => { }), Files.Status(404));
        await _downloading.RefusalAsync(server.Address);
        Assert.False(server.Headers[2].ContainsKey("Range"));
        Assert.Empty(_downloading.Entries);
    }

    private static (string? Range, string? IfRange) Asked(FakeService server, int request) =>
        (server.Headers[request].GetValueOrDefault("Range"), server.Headers[request].GetValueOrDefault("If-Range"));

    private static RequestDelegate WithoutIfRange(RequestDelegate answer) => context =>
    {
        context.Request.Headers.Remove("If-Range");
        return answer(context);
    };

    private Task<FakeService> ServeAsync(params RequestDelegate[] answers) => FakeService.StartAsync([Files.Checksum(_archive), .. answers]);

    private RequestDelegate Drop(Action<HttpResponse>? headers = null) => Files.DropAfter(_archive, Half, () => _downloading.Arrived, headers);

    private async Task CancelHalfWayAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServeAsync(Files.HangAfter(_archive, Half, () => _downloading.Arrived, hanging));
        var run = _downloading.RunAsync(server.Address, cancellationToken: cancellation.Token);
        await hanging.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<DownloadException>(() => run);
    }
}
