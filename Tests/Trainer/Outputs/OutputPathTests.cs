namespace MovieSimilarity.Tests.Trainer.Outputs;

/// <summary>What may be at the path of an output, in one row each: what a script prepares and calls, and what is there afterwards.</summary>
public sealed class OutputPathTests : IDisposable
{
    private const string Header = "movie_id,rank,neighbour_id,score,collaborative_score,content_score\n";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("a chain of links", "mkdir d; ln -s ../t.csv d/2; ln -s d/2 l; $quiet l")]
    [InlineData("a dangling link makes its target", "ln -s t.csv l; $quiet l")]
    [InlineData("a link from a linked folder", "mkdir -p a/b; ln -s a/b d; ln -s ../../t.csv a/b/l; $quiet d/l")]
    [InlineData("dots behind a linked folder", "mkdir -p a/b; ln -s a/b d; ln -s ../t.csv a/l; $quiet d/../l")]
    [InlineData("a read-only link target's permissions are kept", "echo > t.csv; chmod 640 t.csv; ln -s t.csv l; $quiet l; test $(stat -c %a t.csv) = 640")]
    [InlineData("a name of 255 characters", "n=$(printf '%0255d'); $quiet $n; mv $n t.csv")]
    [InlineData("standard output by its device", "$quiet /dev/stdout > t.csv")]
    [InlineData("another descriptor", "$quiet /dev/fd/3 3> t.csv > /dev/null")]
    [InlineData("standard error", "$quiet /dev/stderr 2> t.csv > /dev/null")]
    public async Task The_table_is_where_it_was_asked_for(string what, string script)
    {
        var run = await _shell.RunAsync(script);
        Assert.True(run is { ExitCode: 0, Error: "" }, $"{what}: {run}");
        Assert.Equal(await _shell.ExpectedAsync("neighbours"), _shell.Read("t.csv"));
        Assert.Empty(Directory.GetFiles(_shell["."], "*.tmp", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("a folder", "mkdir d; $run d", "'d' is a folder; name a file for the table.")]
    [InlineData("the current folder", "$run .", "'.' is a folder; name a file for the table.")]
    [InlineData("a path that ends with a slash", "$run M/", "'M/' cannot be written: Not a directory.")]
    [InlineData("a link to a folder", "mkdir d; ln -s d l; $run l", "'l' is a folder; name a file for the table.")]
    [InlineData("a missing folder", "$run no/t.csv", "There is no folder '$PWD/no' to write the table to.")]
    [InlineData("a file in place of the folder", "$run M/t.csv", "'M/t.csv' cannot be written: Not a directory.")]
    [InlineData("links in a circle", "ln -s a b; ln -s b a; $run a", "'a' is a link that leads back to itself.")]
    [InlineData("a name of 256 characters", "$run $(printf '%0256d')", "'$(printf '%0256d')' cannot be written: File name too long.")]
    [InlineData("a model", "$run M", "'M' is a model; name another file for the table.")]
    [InlineData("a link to a model", "ln -s M l.csv; $run l.csv", "'l.csv' is a model; name another file for the table.")]
    [InlineData("a descriptor that is not open", "$run /dev/fd/97", "'/dev/fd/97' cannot be written: No such file or directory.")]
    public async Task What_cannot_be_written_is_told(string what, string script, string sentence)
    {
        var before = _shell.Read("M");
        var run = await _shell.RunAsync($"{script}; e=$?; echo \"{sentence}\" > expected; exit $e");
        Assert.True(run is { ExitCode: 1, Output: "" }, $"{what}: {run}");
        Assert.Equal(await File.ReadAllTextAsync(_shell["expected"], TestContext.Current.CancellationToken), run.Error);
        Assert.Equal(before, _shell.Read("M"));
        Assert.Empty(Directory.GetFiles(_shell["."], "*.tmp", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("a socket", "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"x\")'", "test -S x", "is a socket; name a file, a pipe or a device such as /dev/null for the table.")]
    [InlineData("a disk", "mknod x b 7 250", "test -b x", "is a block device; name a file, a pipe or a device such as /dev/null for the table.")]
    [InlineData("a read-only file", "echo older > x; chmod 444 x", "test \"$(cat x)\" = older", "is read-only; allow writing it, or name another file for the table.")]
    [InlineData("a read-only pipe", "mkfifo x; chmod 444 x", "test -p x", "is read-only; allow writing it, or name another file for the table.")]
    [InlineData("a file in a read-only folder", "echo older > x; chmod 555 .", "chmod 755 .; test \"$(cat x)\" = older", "cannot be written: Permission denied.")]
    [InlineData("a read-only folder", "chmod 555 .", "chmod 755 .; test ! -e x", "cannot be written: Permission denied.")]
    public async Task What_may_not_be_written_is_told_and_stays(string what, string prepare, string check, string sentence)
    {
        await _shell.RequireAsync($"$mortal true && {prepare}");
        var run = await _shell.RunAsync($"$mortal $run x; e=$?; {check} && exit $e");
        Assert.True(run == new ShellRun(1, "", $"'x' {sentence}\n"), $"{what}: {run}");
    }

    [Fact]
    public async Task A_full_disk_leaves_the_older_file_and_nothing_else()
    {
        await _shell.RequireAsync("unshare -m true");
        var run = await _shell.RunAsync("""
            mkdir s
            unshare -m sh -c "mount -t tmpfs -o size=8k none s; echo older > s/t.csv; $quiet s/t.csv; echo \$?; ls -A s; cat s/t.csv"
            """);
        Assert.Equal(new ShellRun(0, "1\nt.csv\nolder\n", "'s/t.csv' cannot be written: No space left on device.\n"), run);
    }

    [Fact]
    public async Task A_file_that_is_a_mount_point_is_filled()
    {
        await _shell.RequireAsync("unshare -m true");
        var run = await _shell.RunAsync("""
            head -c 100000 /dev/zero > volume; echo > t.csv; mkdir d; mv t.csv d
            unshare -m sh -c "mount --bind volume d/t.csv; $quiet d/t.csv; echo \$?; ls -A d"
            """);
        Assert.Equal(new ShellRun(0, "0\nt.csv\n", ""), run);
        Assert.Equal(await _shell.ExpectedAsync("neighbours"), _shell.Read("volume"));
    }

    [Fact]
    public async Task The_owner_of_a_replaced_file_is_kept()
    {
        await _shell.RequireAsync("echo > t.csv && chown 12345:54321 t.csv");
        Assert.Equal(new ShellRun(0, "12345:54321 600\n", ""), await _shell.RunAsync("chmod 600 t.csv; $quiet t.csv; stat -c '%u:%g %a' t.csv"));
    }

    // The table is larger than a pipe holds, so the program still writes when the reader ends.
    [Theory]
    [InlineData("$quiet -")]
    [InlineData("$quiet /dev/stdout")]
    [InlineData("ln -s /proc/self/fd/1 so; $quiet so")]
    public async Task A_reader_that_ends_early_ends_the_program_quietly(string script) => Assert.Equal(
        new ShellRun(0, $"{Header}141\n", ""), await _shell.RunAsync($"({script}; echo $? > code) | head -1; cat code", "sample"));

    [Fact]
    public async Task A_named_pipe_whose_reader_ends_early_ends_the_program_quietly() => Assert.Equal(
        new ShellRun(141, $"{Header}", ""), await _shell.RunAsync("mkfifo p; head -1 p & $quiet p; e=$?; wait; exit $e", "sample"));

    [Fact]
    public async Task Appending_by_the_shell_keeps_what_was_there()
    {
        var run = await _shell.RunAsync("""
            echo before > log; ln -s /proc/self/fd/1 so
            $quiet so >> log
            (echo between; $quiet /dev/stdout; echo after) >> log
            """);
        Assert.Equal(new ShellRun(0, "", ""), run);
        var table = System.Text.Encoding.UTF8.GetString(await _shell.ExpectedAsync("neighbours"));
        Assert.Equal($"before\n{table}between\n{table}after\n", await File.ReadAllTextAsync(_shell["log"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Full_standard_output_is_told() => Assert.Equal(
        new ShellRun(1, "", "'standard output' cannot be written: No space left on device.\n"), await _shell.RunAsync("$quiet - > /dev/full"));

    [Fact]
    public async Task Progress_for_programs_goes_to_standard_error_with_standard_output()
    {
        var run = await _shell.RunAsync("$run - --json > got");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("{\"event\":\"stage\"", line, StringComparison.Ordinal));
        Assert.Equal(await _shell.ExpectedAsync("neighbours"), _shell.Read("got"));
    }
}
