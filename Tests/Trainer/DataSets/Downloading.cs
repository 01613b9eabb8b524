using MovieSimilarity.Trainer.Retries;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>A place to download to, gone after the test.</summary>
internal sealed class Downloading : IDisposable
{
    public Downloading() => Folder = Path.Combine(Root, TestArchive.Name);

    public string Root { get; } = Directory.CreateTempSubdirectory("download").FullName;

    public string Folder { get; }

    public string Part => Folder + ".zip.part";

    public CapturingLog Log { get; } = new();

    public TimeSpan Patience { get; init; } = FileServer.DefaultPatience;

    /// <summary>How many bytes of the archive are in the part file.</summary>
    public long Arrived => File.Exists(Part) ? new FileInfo(Part).Length : 0;

    /// <summary>Everything beside and in the folder, hidden files too.</summary>
    public IEnumerable<string> Entries => Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
        .Select(entry => Path.GetRelativePath(Root, entry).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public Task<bool> RunAsync(Uri server, bool force = false, CancellationToken? cancellationToken = null) =>
        new DataSetDownload(Log) { From = server, Patience = Patience, Retry = new RetryPolicy { Attempts = 3, FirstDelay = TimeSpan.Zero } }
            .EnsureAsync(TestArchive.Name, Folder, force, cancellationToken ?? TestContext.Current.CancellationToken);

    public async Task<string> RefusalAsync(Uri server, bool force = false)
    {
        var e = await Assert.ThrowsAsync<DownloadException>(() => RunAsync(server, force));
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        return e.Message;
    }

    /// <summary>The data set is in its folder, whole, and nothing is left beside it.</summary>
    public void AssertInstalled(byte[] archive)
    {
        Assert.Equal(
            [TestArchive.Name, .. TestArchive.Files.Select(file => $"{TestArchive.Name}/{file}")], Entries);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(archive));
        foreach (var file in TestArchive.Files)
        {
            using var content = zip.GetEntry($"{TestArchive.Name}/{file}")!.Open();
            using var expected = new MemoryStream();
            content.CopyTo(expected);
            Assert.Equal(expected.ToArray(), File.ReadAllBytes(Path.Combine(Folder, file)));
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
