using System.Diagnostics;
using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>A folder that exists is filled and not replaced: it may be a mount point or somebody's current folder.</summary>
public sealed class ExistingFolderTests : IDisposable
{
    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_stays_the_same_folder(bool holdsAnOlderDataSet)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "folders have no such numbers on Windows");
        Directory.CreateDirectory(_downloading.Folder);
        foreach (var file in holdsAnOlderDataSet ? ["ratings.csv", "movies.csv", "tags.csv", "genome-scores.csv"] : Array.Empty<string>())
            await File.WriteAllTextAsync(Path.Combine(_downloading.Folder, file), "older", TestContext.Current.CancellationToken);
        var before = await NumberOfFolderAsync();
        await DownloadAsync(_downloading.Folder, force: holdsAnOlderDataSet);
        _downloading.AssertInstalled(_archive);
        Assert.Equal(before, await NumberOfFolderAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_to_it_stays_and_the_folder_is_filled_or_made(bool exists)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        if (exists) Directory.CreateDirectory(_downloading.Folder);
        using var elsewhere = new Similarity.Models.TemporaryFolder();
        Directory.CreateSymbolicLink(elsewhere["link"], _downloading.Folder);
        await DownloadAsync(elsewhere["link"]);
        _downloading.AssertInstalled(_archive);
        Assert.Equal(["link"], elsewhere.Names);
        Assert.Equal(_downloading.Folder, new FileInfo(elsewhere["link"]).LinkTarget);
    }

    [Fact]
    public void Standard_output_is_no_folder() => Assert.Equal(
        "'-' is standard output, which is no folder; name a folder for the data set.", Assert.Throws<DownloadException>(() => new DataSetFolder("-")).Message);

    private async Task DownloadAsync(string folder, bool force = false)
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(_archive));
        Assert.True(await new DataSetDownload(_downloading.Log) { From = server.Address }.EnsureAsync(
            TestArchive.Name, folder, force, TestContext.Current.CancellationToken));
    }

    private async Task<string> NumberOfFolderAsync()
    {
        using var list = Process.Start(new ProcessStartInfo("ls", ["-di", _downloading.Folder]) { RedirectStandardOutput = true })!;
        return await list.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
