using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.Download;

namespace MovieSimilarity.Tests.Trainer.Download;

/// <summary>What is found in a part file, and whether it is gone on with.</summary>
public sealed class PartFileTests : IDisposable
{
    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Fact]
    public async Task A_part_file_that_holds_something_else_is_begun_anew()
    {
        await File.WriteAllBytesAsync(_downloading.Part, new byte[10_000], TestContext.Current.CancellationToken);
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(_archive));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.False(server.Headers[1].ContainsKey("Range"));
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
    public void A_note_survives_unless_it_is_too_long()
    {
        var note = new PartNote { Archive = new Uri("http://a/"), Checksum = "c", Total = 7, EntityTag = Files.Tag, LastModified = Files.Modified };
        Write(note);
        using (var part = PartFile.Open(_downloading.Part)) Assert.Equal(note, part.Note);
        Write(note with { EntityTag = $"\"{new string('x', PartFile.NoteBytes)}\"" });
        using (var part = PartFile.Open(_downloading.Part)) Assert.Null(part.Note);
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
