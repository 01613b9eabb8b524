using MovieSimilarity.FileSystem;
using MovieSimilarity.Tests.Similarity.Models;

namespace MovieSimilarity.Tests.Similarity.FileSystem;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_and_its_length_is_told()
    {
        Assert.Equal(3, At("a").Write(file => file.Write("one"u8)));
        Assert.Equal(5, await At("b").WriteAsync(async file => await file.WriteAsync("three"u8.ToArray(), TestContext.Current.CancellationToken)));
        Assert.Equal(["a", "b"], _folder.Names);
        Assert.Equal(("one", "three"), (Read("a"), Read("b")));
    }

    [Fact]
    public async Task A_failure_leaves_the_older_file_and_nothing_beside_it()
    {
        File.WriteAllText(_folder["a"], "older");
        var fault = new InvalidOperationException("Something else fails while the file is written.");
        Assert.Same(fault, Assert.Throws<InvalidOperationException>(() => At("a").Write(file =>
        {
            file.Write("half"u8);
            throw fault;
        })));
        Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(() => At("a").WriteAsync(_ => throw fault)));
        Assert.Equal("older", Read("a"));
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public void A_link_stays_a_link_and_the_file_behind_it_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        File.WriteAllText(_folder["file"], "older");
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);
        At("link").Write(file => file.Write("new"u8));
        Assert.Equal("new", Read("file"));
        Assert.Equal(_folder["file"], new FileInfo(_folder["link"]).LinkTarget);
    }

    [Fact]
    public async Task Where_there_is_no_folder_the_error_says_so()
    {
        var output = OutputFile.At(Path.Combine(_folder["missing"], "a"), "table");
        var sentence = $"There is no folder '{_folder["missing"]}' to write the table to.";
        Assert.Equal(sentence, Assert.Throws<OutputException>(() => output.Write(_ => Assert.Fail("There is nowhere to write."))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<OutputException>(() => output.WriteAsync(_ => Task.CompletedTask))).Message);
        Assert.Equal(sentence, Assert.Throws<OutputException>(output.RequireWritable).Message);
    }

    [Fact]
    public void Finding_out_whether_a_file_can_be_written_leaves_nothing()
    {
        File.WriteAllText(_folder["a"], "older");
        At("a").RequireWritable();
        At("b").RequireWritable();
        Assert.Equal(["a"], _folder.Names);
        Assert.Equal("older", Read("a"));
    }

    [Fact]
    public void What_became_something_else_meanwhile_is_not_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using (var output = At("a").Open())
        {
            output.Stream.Write("new"u8);
            File.CreateSymbolicLink(_folder["a"], _folder["b"]);
            Assert.Equal(
                $"'{_folder["a"]}' is no regular file any more; it was left as it is.", Assert.Throws<OutputException>(() => output.Commit()).Message);
        }
        Assert.Equal(["a"], _folder.Names);
    }

    [Fact]
    public void Only_on_a_command_line_a_dash_is_standard_output()
    {
        Assert.False(OutputFile.At("-", "table").IsStandardOutput);
        Assert.True(OutputFile.OfArgument("-", "table").IsStandardOutput);
        Assert.Equal("standard output", OutputFile.OfArgument("-", "table").ToString());
    }

    [Fact]
    public void A_name_with_a_null_character_is_refused() =>
        Assert.Throws<OutputException>(() => OutputFile.At(_folder["a\0b"], "table").Write(_ => { }));

    private OutputFile At(string name) => OutputFile.At(_folder[name], "table");

    private string Read(string name) => File.ReadAllText(_folder[name]);
}
