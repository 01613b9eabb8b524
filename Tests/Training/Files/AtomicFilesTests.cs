using MovieSimilarity.FileSystem;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Tests.Training.Files;

public sealed class AtomicFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic").FullName;

    private IEnumerable<string?> Names => Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void No_file_has_its_name_before_all_are_committed()
    {
        using var files = new AtomicFiles();
        files.Create(PathOf("a")).Write("one"u8);
        files.Create(PathOf("b")).Write("two"u8);
        Assert.DoesNotContain("a", Names);
        files.Commit();
        Assert.Equal(["a", "b"], Names);
        Assert.Equal(("one", "two"), (File.ReadAllText(PathOf("a")), File.ReadAllText(PathOf("b"))));
    }

    [Fact]
    public void Files_that_are_not_committed_leave_nothing_and_replace_nothing()
    {
        File.WriteAllText(PathOf("a"), "older");
        using (var files = new AtomicFiles())
        {
            files.Create(PathOf("a")).Write("newer"u8);
            Assert.Throws<OutputException>(() => files.Create(PathOf(Path.Combine("missing", "b"))));
        }
        Assert.Equal(["a"], Names);
        Assert.Equal("older", File.ReadAllText(PathOf("a")));
    }

    [Fact]
    public void A_file_whose_writing_fails_is_left_as_it_was()
    {
        File.WriteAllText(PathOf("a"), "older");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(PathOf("a"), file =>
        {
            file.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal(["a"], Names);
        Assert.Equal("older", File.ReadAllText(PathOf("a")));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
