using MovieSimilarity.FileSystem;
using MovieSimilarity.Tests.Similarity.Models;

namespace MovieSimilarity.Tests.Similarity.FileSystem;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_there_and_nothing_beside_it()
    {
        AtomicFile.Write(_folder["a"], file => file.Write("one"u8));
        Assert.Equal(["a"], _folder.Names);
        Assert.Equal("one", Read("a"));
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
    public void A_failure_leaves_the_older_file_and_nothing_beside_it()
    {
        File.WriteAllText(_folder["a"], "older");
        var fault = new InvalidOperationException("Something else fails while the file is written.");
        Assert.Same(fault, Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(_folder["a"], file =>
        {
            file.Write("half"u8);
            throw fault;
        })));
        Assert.Equal("older", Read("a"));
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public void Where_there_is_no_folder_nothing_is_made() => Assert.Throws<DirectoryNotFoundException>(
        () => AtomicFile.Write(Path.Combine(_folder["missing"], "a"), _ => Assert.Fail("There is nowhere to write.")));

    [Fact]
    public void Nobody_can_read_more_of_the_new_file_than_of_the_older_one()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("there are no such permissions on Windows");
            return;
        }
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.WriteAllText(_folder["a"], "older");
        File.SetUnixFileMode(_folder["a"], mode);
        using (var file = AtomicFile.Create(_folder["a"]))
        {
            Assert.Equal(mode, File.GetUnixFileMode(file.Stream.SafeFileHandle));
            file.Commit();
        }
        Assert.Equal(mode, File.GetUnixFileMode(_folder["a"]));
    }

    private string Read(string name) => File.ReadAllText(_folder[name]);
}
