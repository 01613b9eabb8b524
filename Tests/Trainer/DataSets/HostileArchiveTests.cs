using System.Buffers.Binary;
using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Tests.Training;
using MovieSimilarity.Trainer.DataSets;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>Archives that are not those of a data set. Each is refused before it can do harm, and leaves nothing behind.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    private const int UnixModeShift = 16;

    private readonly Downloading _downloading = new();

    public void Dispose()
    {
        Assert.Empty(_downloading.Entries);
        _downloading.Dispose();
    }

    [Theory]
    [InlineData("../evil.csv")]
    [InlineData("ml-20m/../../evil.csv")]
    [InlineData("ml-20m/..")]
    [InlineData("ml-20m/./movies.csv")]
    [InlineData("/tmp/evil.csv")]
    [InlineData("//server/share/evil.csv")]
    [InlineData("C:/evil.csv")]
    [InlineData("C:evil.csv")]
    [InlineData("..\\evil.csv")]
    [InlineData("\\evil.csv")]
    [InlineData("ml-20m\\evil.csv")]
    [InlineData("ml-20m/movies.csv:stream")]
    [InlineData("ml-20m//movies.csv")]
    [InlineData("ml-20m/.. /evil.csv")]
    [InlineData("ml-20m/movies.csv.")]
    [InlineData("../")]
    [InlineData("/")]
    public async Task A_path_outside_of_the_folder(string name) => Assert.EndsWith(
        $"is no archive of a data set and was deleted: it holds '{(name.EndsWith('/') ? name[..^1] : name)}', "
        + "which is not the path of a file inside its folder.",
        await RefusalAsync(TestArchive.Of((name, []))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ml-20m/a\u0000b", "ml-20m/a\uFFFDb")]
    [InlineData("ml-20m/\u001b[31mred", "ml-20m/\uFFFD[31mred")]
    public async Task Control_characters_are_refused_and_not_printed(string name, string printed) =>
        Assert.Contains($"it holds '{printed}',", await RefusalAsync(TestArchive.Of((name, []))), StringComparison.Ordinal);

    [Theory]
    [InlineData(0xA000, "a link")]
    [InlineData(0x1000, "a pipe")]
    [InlineData(0x2000, "a device")]
    [InlineData(0xC000, "a socket")]
    [InlineData(0x4000, "a folder without its slash")]
    public async Task What_is_no_plain_file(int mode, string _) => Assert.EndsWith(
        "'ml-20m/ratings.csv' in it is a link or a device instead of a file.",
        await RefusalAsync(TestArchive.Of(
            entry => entry.ExternalAttributes = (mode | 0x1FF) << UnixModeShift, ("ml-20m/ratings.csv", TestArchive.Text("/etc/passwd")))),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_bomb() => Assert.EndsWith(
        "it would unpack to at least 50,000,000 bytes.",
        await RefusalAsync(TestArchive.Of(("ml-20m/ratings.csv", new byte[50_000_000]))), StringComparison.Ordinal);

    [Fact]
    public void Lengths_whose_sum_wraps_around()
    {
        var archive = TestArchive.Of(("d/ratings.csv", []), ("d/movies.csv", []));
        using var stage = new SilentProgressLog().Begin("unpack");
        var e = Assert.Throws<InvalidDataException>(() => ArchiveUnpacker.Unpack(
            new MemoryStream(TestArchive.Stating(archive, long.MaxValue)), Path.Combine(_downloading.Root, "unpacked"), stage, CancellationToken.None));
        Assert.StartsWith("it would unpack to at least ", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1000u)]
    [InlineData(60_000u)]
    public async Task A_bomb_that_states_another_length(uint stated)
    {
        var bytes = new byte[50_000];
        new Random(1).NextBytes(bytes.AsSpan(0, 5_000));
        var archive = TestArchive.Of(("ml-20m/ratings.csv", bytes));
        // The length without compression, in the directory at the end.
        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24), stated);
        Assert.EndsWith(
            "'ml-20m/ratings.csv' in it is not what the archive says about it.", await RefusalAsync(archive), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice() => Assert.EndsWith(
        "it holds 'ml-20m/RATINGS.csv' twice.",
        await RefusalAsync(TestArchive.Of(("ml-20m/ratings.csv", []), ("ml-20m/RATINGS.csv", []))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ml-20m/a", "ml-20m/a/b.csv")]
    [InlineData("ml-20m/a", "ml-20m/A/b/c.csv")]
    [InlineData("ml-20m/a", "ml-20m/a/")]
    public async Task A_file_that_is_a_folder_too(string file, string below)
    {
        var expected = $"it holds '{file}' as a file and as a folder.";
        Assert.EndsWith(expected, await RefusalAsync(TestArchive.Of((file, []), (below, []))), StringComparison.Ordinal);
        Assert.EndsWith(expected, await RefusalAsync(TestArchive.Of((below, []), (file, []))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_entries() => Assert.EndsWith(
        "it has more than 1000 entries.",
        await RefusalAsync(TestArchive.Of([.. Enumerable.Range(0, 1001).Select(number => ($"f{number}", Array.Empty<byte>()))])),
        StringComparison.Ordinal);

    [Fact]
    public async Task An_archive_of_something_else() => Assert.EndsWith(
        "it lacks ratings.csv, movies.csv or tags.csv.",
        await RefusalAsync(TestArchive.Of(("ml-20m/ratings.csv", []), ("ml-20m/movies.csv", []))), StringComparison.Ordinal);

    [Fact]
    public async Task No_archive_at_all() => Assert.Contains(
        "ml-20m.zip is no archive of a data set and was deleted: ",
        await RefusalAsync(TestArchive.Text("<html>Please sign in.</html>")), StringComparison.Ordinal);

    [Fact]
    public async Task An_archive_that_is_not_the_published_one()
    {
        var archive = TestArchive.DataSet();
        var tampered = TestArchive.DataSet(seed: 2);
        await using var server = await FakeService.StartAsync(Files.Checksum(archive), Files.Whole(tampered));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip did not arrive as it was published: its MD5 checksum is {TestArchive.Md5(tampered)} "
            + $"instead of {TestArchive.Md5(archive)};",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_damage_is_told_or_harmless()
    {
        var archive = TestArchive.Of(
            ("d/ratings.csv", TestArchive.Text(DataFolder.RatingHeader)), ("d/movies.csv", TestArchive.Text(DataFolder.MovieHeader)),
            ("d/tags.csv", TestArchive.Text(DataFolder.TagHeader)));
        using var stage = new SilentProgressLog().Begin("unpack");
        foreach (var (position, bit) in Enumerable.Range(0, archive.Length).SelectMany(position => new[] { (position, 0), (position, 6) }))
        {
            var damaged = archive.ToArray();
            damaged[position] ^= (byte)(1 << bit);
            var folder = Path.Combine(_downloading.Root, "unpacked");
            try
            {
                ArchiveUnpacker.Unpack(new MemoryStream(damaged), folder, stage, CancellationToken.None);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                Assert.NotEmpty(e.Message);
            }
            DataSetFolder.Delete(folder);
            Assert.Empty(_downloading.Entries);
        }
    }

    private async Task<string> RefusalAsync(byte[] archive)
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(archive), Files.Whole(archive));
        return await _downloading.RefusalAsync(server.Address);
    }
}
