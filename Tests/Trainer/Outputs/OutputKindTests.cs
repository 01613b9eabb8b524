namespace MovieSimilarity.Tests.Trainer.Outputs;

/// <summary>Every verb with one output writes the same bytes whatever its output is, and leaves links, pipes and devices what they are.</summary>
public sealed class OutputKindTests : IDisposable
{
    private readonly Shell _shell = new();

    public static TheoryData<string> Verbs => ["neighbours", "parquet", "report", "train", "import"];

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_link_stays_and_its_target_is_replaced(string verb)
    {
        var older = verb is "train" or "import" ? "cp M t" : "echo older > t";
        await AssertWritesAsync(verb, $"{older}; ln -s t l; $quiet l && test \"$(readlink l)\" = t", "t");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public Task A_named_pipe_is_written_into(string verb) =>
        AssertWritesAsync(verb, "mkfifo p; cat p > got & $quiet p && wait && test -p p", "got");

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_device_stays_a_device(string verb)
    {
        await _shell.RequireAsync("mknod d c 1 3 && echo > d");
        Assert.Equal(new ShellRun(0, "", ""), await _shell.RunAsync("$quiet d && test -c d && test ! -e d.training.json", verb));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_full_device_is_told(string verb)
    {
        await _shell.RequireAsync("mknod d c 1 7");
        Assert.Equal(
            new ShellRun(1, "", "'d' cannot be written: No space left on device.\n"), await _shell.RunAsync("$quiet d; e=$?; test -c d && exit $e", verb));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_dash_is_standard_output_and_progress_goes_to_standard_error(string verb)
    {
        var run = await AssertWritesAsync(verb, "$run - > got && test ! -e -", "got");
        Assert.Contains(" s   ", run.Error, StringComparison.Ordinal);
        Assert.Contains("standard output, ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_link_to_standard_output_is_standard_output(string verb)
    {
        var run = await AssertWritesAsync(verb, "ln -s /proc/self/fd/1 so; $run so | cat > got && test -h so", "got");
        Assert.Contains("so, ", run.Error, StringComparison.Ordinal);
    }

    private async Task<ShellRun> AssertWritesAsync(string verb, string script, string file)
    {
        var run = await _shell.RunAsync(script, verb);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(await _shell.ExpectedAsync(verb), _shell.Read(file));
        return run;
    }
}
