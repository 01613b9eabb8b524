using MovieSimilarity.Tests.Trainer.DataSets;
using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.Commands;

public sealed class DownloadCommandTests : IDisposable
{
    private const string Names = "ml-latest-small, ml-20m, ml-25m, ml-32m, ml-latest";

    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Fact]
    public async Task A_data_set_is_downloaded_once_and_its_conditions_are_told()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(_archive));
        var run = await DownloadAsync(server.Address);
        run.AssertSucceeded();
        _downloading.AssertInstalled(_archive);
        Assert.StartsWith(Licence.Summary, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith($"The conditions of use: {Path.Combine(_downloading.Folder, "README.txt")}", run.Output.TrimEnd(), StringComparison.Ordinal);

        var again = await DownloadAsync(server.Address);
        again.AssertSucceeded();
        Assert.Equal($"{_downloading.Folder} holds a complete data set already; --force downloads ml-20m anew.", again.Output.TrimEnd());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Force_downloads_it_anew()
    {
        await using var server = await FakeService.StartAsync(
            Files.Checksum(_archive), Files.Whole(_archive), Files.Checksum(_archive), Files.Whole(_archive));
        (await DownloadAsync(server.Address)).AssertSucceeded();
        (await DownloadAsync(server.Address, "--force")).AssertSucceeded();
        _downloading.AssertInstalled(_archive);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_name_may_be_written_in_capitals()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(_archive));
        (await CommandRun.OfAsync("download", "ML-20M", "--output", _downloading.Folder, "--from", server.Address.AbsoluteUri)).AssertSucceeded();
        Assert.Equal(["GET /ml-20m.zip.md5", "GET /ml-20m.zip"], server.Requests);
    }

    [Fact]
    public async Task A_mirror_may_have_a_folder_of_its_own()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(_archive));
        (await CommandRun.OfAsync("download", "ml-20m", "--output", _downloading.Folder, "--from", server.Address + "a/b")).AssertSucceeded();
        Assert.Equal(["GET /a/b/ml-20m.zip.md5", "GET /a/b/ml-20m.zip"], server.Requests);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_the_known_ones() => Assert.Equal(
        $"There is no data set 'ml-100m'; known are {Names}.", (await CommandRun.OfAsync("download", "ml-100m")).Refusal());

    [Theory]
    [InlineData("files.grouplens.org")]
    [InlineData("ftp://files.grouplens.org/")]
    [InlineData("https://me:secret@files.grouplens.org/")]
    [InlineData("https://files.grouplens.org/?a=b")]
    public async Task An_address_that_is_none(string address) => Assert.Equal(
        $"--from takes the address of a folder on a web server, such as https://files.grouplens.org/datasets/movielens/; '{address}' is none.",
        (await CommandRun.OfAsync("download", "ml-20m", "--output", _downloading.Folder, "--from", address)).Refusal());

    [Fact]
    public async Task A_server_without_the_file_is_told_in_a_sentence()
    {
        await using var server = await FakeService.StartAsync(Files.Status(404));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip.md5 answered 404 Not Found;", (await DownloadAsync(server.Address)).Refusal(), StringComparison.Ordinal);
        Assert.Empty(_downloading.Entries);
    }

    [Fact]
    public async Task Cancelling_tells_that_the_same_command_goes_on()
    {
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await FakeService.StartAsync(
            Files.Checksum(_archive), Files.HangAfter(_archive, 300_000, () => _downloading.Arrived, hanging));
        using var cancellation = new CancellationTokenSource();
        var run = CommandRun.CancellableAsync(
            ["download", "ml-20m", "--output", _downloading.Folder, "--from", server.Address.AbsoluteUri], cancellation.Token);
        await hanging.Task;
        await cancellation.CancelAsync();
        Assert.Equal($"Cancelled; {_downloading.Part} keeps 300,000 bytes, with which the same command goes on.", (await run).Refusal());
        Assert.Equal(["ml-20m.zip.part", "ml-20m.zip.part.json"], _downloading.Entries);
    }

    [Fact]
    public async Task Cancelling_before_anything_arrived_leaves_nothing()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive));
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var run = await CommandRun.CancellableAsync(
            ["download", "ml-20m", "--output", _downloading.Folder, "--from", server.Address.AbsoluteUri], cancellation.Token);
        Assert.Equal("Cancelled; nothing was kept.", run.Refusal());
        Assert.Empty(_downloading.Entries);
    }

    private Task<CommandRun> DownloadAsync(Uri server, params string[] more) =>
        CommandRun.OfAsync(["download", "ml-20m", "--output", _downloading.Folder, "--from", server.AbsoluteUri, .. more]);
}
