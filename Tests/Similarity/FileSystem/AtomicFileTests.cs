using MovieSimilarity.FileSystem;
using MovieSimilarity.Tests.Similarity.Models;

namespace MovieSimilarity.Tests.Similarity.FileSystem;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_and_nothing_beside_it()
    {
        AtomicFile.Write(_folder["a"], file => file.Write("one"u8));
        await AtomicFile.WriteAsync(_folder["b"], async file => await file.WriteAsync("two"u8.ToArray(), TestContext.Current.CancellationToken));
        Assert.Equal(["a", "b"], _folder.Names);
        Assert.Equal(("one", "two"), (Read("a"), Read("b")));
    }

    [Fact]
    public void An_older_file_is_not_touched_before_the_new_one_is_whole()
    {
        File.WriteAllText(_folder["a"], "the older and longer file");
        AtomicFile.Write(_folder["a"], file =>
        {
            file.Write("new"u8);
            file.Flush(flushToDisk: true);
            Assert.Equal("the older and longer file", Read("a"));
        });
        Assert.Equal("new", Read("a"));
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public async Task A_failure_leaves_the_older_file_and_nothing_beside_it()
    {
        File.WriteAllText(_folder["a"], "older");
        var fault = new InvalidOperationException("Something else fails while the file is written.");
        Assert.Same(fault, Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(_folder["a"], file =>
        {
            file.Write("half"u8);
            throw fault;
        })));
        Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(() => AtomicFile.WriteAsync(_folder["a"], _ => throw fault)));
        Assert.Equal("older", Read("a"));
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public void A_link_stays_a_link_and_the_file_behind_it_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        File.WriteAllText(_folder["file"], "older");
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);
        AtomicFile.Write(_folder["link"], file => file.Write("new"u8));
        Assert.Equal("new", Read("file"));
        Assert.Equal(_folder["file"], new FileInfo(_folder["link"]).LinkTarget);
    }

    [Fact]
    public async Task Where_there_is_no_folder_the_error_says_so()
    {
        var path = Path.Combine(_folder["missing"], "a");
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(path, _ => Assert.Fail("There is nowhere to write.")));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => AtomicFile.WriteAsync(path, _ => Task.CompletedTask));
        var error = Assert.Throws<IOException>(() => AtomicFile.RequireWritable(path));
        Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_out_whether_a_file_can_be_written_leaves_nothing()
    {
        File.WriteAllText(_folder["a"], "older");
        AtomicFile.RequireWritable(_folder["a"]);
        AtomicFile.RequireWritable(_folder["b"]);
        Assert.Equal(["a"], _folder.Names);
        Assert.Equal("older", Read("a"));
    }

    private string Read(string name) => File.ReadAllText(_folder[name]);
}
