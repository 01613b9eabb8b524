namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>Servers whose headers do not fit what they send.</summary>
public sealed class LyingServerTests : IDisposable
{
    private const int Half = 300_000;

    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    private byte[] FirstHalf => RawServer.Answer("200 OK", _archive[..Half], $"Content-Length: {_archive.Length}", "ETag: \"a\"");

    private byte[] Whole => RawServer.Answer("200 OK", _archive, $"Content-Length: {_archive.Length}", "ETag: \"a\"", "Connection: close");

    [Fact]
    public async Task A_length_that_is_too_large_ends_in_a_sentence_and_nothing_under_the_name()
    {
        using var server = Serve(RawServer.Answer("200 OK", _archive, $"Content-Length: {_archive.Length + 1000}"));
        var refusal = await _downloading.RefusalAsync(server.Address);
        Assert.StartsWith($"The connection to {server.Address}ml-20m.zip was lost (", refusal, StringComparison.Ordinal);
        Assert.Contains(
            $", at the last of 3 attempts; repeat the command later to go on, or fetch {server.Address}ml-20m.zip with a browser and unpack it",
            refusal, StringComparison.Ordinal);
        Assert.Empty(_downloading.Entries);
    }

    [Fact]
    public async Task A_length_that_is_too_small_is_found_by_the_checksum()
    {
        using var server = Serve(RawServer.Answer("200 OK", _archive, $"Content-Length: {Half}", "ETag: \"a\""));
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip did not arrive as it was published: its MD5 checksum is {TestArchive.Md5(_archive[..Half])} "
            + $"instead of {TestArchive.Md5(_archive)}; it was deleted, so repeat the command,",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
        Assert.Empty(_downloading.Entries);
    }

    [Fact]
    public async Task An_archive_without_a_length_is_taken_to_the_end_of_the_connection()
    {
        using var server = Serve(RawServer.Answer("200 OK", _archive));
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
    }

    [Fact]
    public async Task An_archive_longer_than_any_data_set_is_not_begun()
    {
        using var server = Serve(RawServer.Answer("200 OK", [1], "Content-Length: 99999999999"));
        Assert.Equal(
            $"{server.Address}ml-20m.zip is 99,999,999,999 bytes long, which no data set is; see to the address.",
            await _downloading.RefusalAsync(server.Address));
        Assert.Empty(_downloading.Entries);
    }

    [Theory]
    [InlineData("bytes 299999-{0}/{1}", "sent another part than was asked for")]
    [InlineData("bytes 0-{0}/{1}", "sent another part than was asked for")]
    [InlineData("items 300000-{0}/{1}", "sent another part than was asked for")]
    [InlineData("bytes */{1}", "sent another part than was asked for")]
    [InlineData("bytes 300000-{0}/999999", "has changed since the download began")]
    [InlineData("bytes 300000-400000/{1}", "says two different lengths")]
    [InlineData("nonsense", "sent another part than was asked for")]
    public async Task A_range_that_does_not_fit_is_thrown_away_and_no_other_asked_for(string range, string objection)
    {
        var header = "Content-Range: " + string.Format(null, range, _archive.Length - 1, _archive.Length);
        var rest = RawServer.Answer(
            "206 Partial Content", _archive[Half..], header, $"Content-Length: {_archive.Length - Half}", "ETag: \"a\"", "Connection: close");
        using var server = Serve(FirstHalf, rest, Whole);
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Contains($"{server.Address}ml-20m.zip {objection}; trying again in 0 s.", _downloading.Log.Facts);
        Assert.Contains($"Range: bytes={Half}-", server.Requests[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Range:", server.Requests[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_without_its_range_is_thrown_away()
    {
        var rest = RawServer.Answer("206 Partial Content", _archive[Half..], $"Content-Length: {_archive.Length - Half}", "Connection: close");
        using var server = Serve(FirstHalf, rest, Whole);
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
    }

    [Fact]
    public async Task A_part_that_nobody_asked_for_is_refused()
    {
        var part = RawServer.Answer(
            "206 Partial Content", _archive, $"Content-Range: bytes 0-{_archive.Length - 1}/{_archive.Length}",
            $"Content-Length: {_archive.Length}", "Connection: close");
        using var server = Serve(part);
        Assert.StartsWith(
            $"{server.Address}ml-20m.zip sent another part than was asked for, at the last of 3 attempts;",
            await _downloading.RefusalAsync(server.Address), StringComparison.Ordinal);
        Assert.Empty(_downloading.Entries);
    }

    [Fact]
    public async Task A_part_that_goes_on_beyond_the_end_is_thrown_away()
    {
        byte[] chunk = [.. TestArchive.Text($"{_archive.Length - Half + 5:x}\r\n"), .. _archive[Half..], .. "extra"u8, .. "\r\n0\r\n\r\n"u8];
        var rest = RawServer.Answer(
            "206 Partial Content", chunk, $"Content-Range: bytes {Half}-{_archive.Length - 1}/{_archive.Length}",
            "Transfer-Encoding: chunked", "Connection: close");
        using var server = Serve(FirstHalf, rest, Whole);
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Contains($"{server.Address}ml-20m.zip sends more than it announced; trying again in 0 s.", _downloading.Log.Facts);
    }

    [Fact]
    public async Task Parts_shorter_than_asked_for_add_up()
    {
        const int Next = 400_000;
        var middle = RawServer.Answer(
            "206 Partial Content", _archive[Half..Next], $"Content-Range: bytes {Half}-{Next - 1}/{_archive.Length}",
            $"Content-Length: {Next - Half}", "ETag: \"a\"", "Connection: close");
        var last = RawServer.Answer(
            "206 Partial Content", _archive[Next..], $"Content-Range: bytes {Next}-{_archive.Length - 1}/{_archive.Length}",
            $"Content-Length: {_archive.Length - Next}", "ETag: \"a\"", "Connection: close");
        using var server = Serve(FirstHalf, middle, last);
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
        Assert.Contains($"Range: bytes={Next}-", server.Requests[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_cannot_be_satisfied_starts_over()
    {
        using var server = Serve(FirstHalf, RawServer.Answer("416 Range Not Satisfiable", [], "Content-Length: 0", "Connection: close"), Whole);
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
    }

    private RawServer Serve(params byte[][] answers) => new([RawServer.Checksum(_archive), .. answers]);
}
