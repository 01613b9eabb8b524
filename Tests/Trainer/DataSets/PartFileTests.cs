using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>What is found in a part file, and whether it is gone on with.</summary>
public sealed class PartFileTests : IDisposable
{
    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Fact]
    public async Task A_note_without_bytes_is_begun_anew()
    {
        using (var part = PartFile.Open(_downloading.Part)) part.Begin(new PartNote { Archive = new Uri("http://a/"), Checksum = "c", EntityTag = Files.Tag });
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(_archive));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.False(server.Headers[1].ContainsKey("Range"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("PK")]
    public async Task Bytes_beside_a_note_that_cannot_be_read_are_not_touched(string note)
    {
        Write(new PartNote { Archive = new Uri("http://a/"), Checksum = "c", EntityTag = Files.Tag });
        await File.WriteAllTextAsync(_downloading.Part + ".json", note, TestContext.Current.CancellationToken);
        Assert.Contains("is no unfinished download of this program", await _downloading.RefusalAsync(new Uri("http://127.0.0.1:9/")), StringComparison.Ordinal);
        Assert.Equal(_archive, await File.ReadAllBytesAsync(_downloading.Part, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Nothing_is_left_of_a_part_that_is_deleted()
    {
        Write(new PartNote { Archive = new Uri("http://a/"), Checksum = "c", EntityTag = Files.Tag });
        Assert.Equal(["ml-20m.zip.part", "ml-20m.zip.part.json"], _downloading.Entries);
        using (var part = PartFile.Open(_downloading.Part)) part.Delete();
        Assert.Empty(_downloading.Entries);
    }

    [Theory]
    [InlineData("PK\u0003\u0004", 10_000)]
    [InlineData("", 10_000)]
    [InlineData("{}", 2)]
    [InlineData("null", 4)]
    [InlineData("PK", 2)]
    public async Task A_file_of_somebody_else_is_not_touched(string beginning, int length)
    {
        var theirs = new byte[length];
        TestArchive.Text(beginning).CopyTo(theirs, 0);
        await File.WriteAllBytesAsync(_downloading.Part, theirs, TestContext.Current.CancellationToken);
        Assert.Equal(
            $"{_downloading.Part} is there already, but is no unfinished download of this program (browsers use such names, too); "
            + "move or delete it, and repeat the command.",
            await _downloading.RefusalAsync(new Uri("http://127.0.0.1:9/")));
        Assert.Equal(theirs, await File.ReadAllBytesAsync(_downloading.Part, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("no tag", null)]
    [InlineData(null, null)]
    public void A_note_that_nobody_can_vouch_for_is_no_reason_to_go_on(string? tag, DateTimeOffset? modified)
    {
        Write(new PartNote { Archive = new Uri("http://a/"), Checksum = "c", EntityTag = tag, LastModified = modified });
        using var part = PartFile.Open(_downloading.Part);
        Assert.Equal(_archive.Length, part.Received);
        Assert.False(part.CanBeResumed);
    }

    [Fact]
    public void A_note_survives()
    {
        var note = new PartNote { Archive = new Uri("http://a/"), Checksum = "c", Total = 7, EntityTag = Files.Tag, LastModified = Files.Modified };
        Write(note);
        using (var part = PartFile.Open(_downloading.Part)) Assert.Equal(note, part.Note);
    }

    [Fact]
    public async Task An_archive_that_arrived_whole_is_not_asked_for_again()
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive));
        Write(new PartNote
        {
            Archive = new Uri(server.Address, "ml-20m.zip"),
            Checksum = TestArchive.Md5(_archive),
            Total = _archive.Length,
            EntityTag = Files.Tag,
        });
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Equal(["GET /ml-20m.zip.md5"], server.Requests);
    }

    private void Write(PartNote note)
    {
        using var part = PartFile.Open(_downloading.Part);
        part.Begin(note);
        part.Append(_archive);
    }
}
