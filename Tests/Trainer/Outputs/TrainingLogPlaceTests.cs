namespace MovieSimilarity.Tests.Trainer.Outputs;

/// <summary>The training log lies beside the model file itself, and follows the same rules.</summary>
public sealed class TrainingLogPlaceTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task It_lies_beside_the_file_that_a_link_points_to_and_a_report_of_either_finds_it()
    {
        var run = await _shell.RunAsync(
            """
            mkdir models; ln -s models/v1.model current.model
            $quiet current.model && $trainer report current.model --quiet && $trainer report models/v1.model --quiet
            ls; ls models; cmp current.html models/v1.html; grep -c 'collaborative SVD' current.html
            """, "train");
        Assert.Equal(new ShellRun(0, "M\ncurrent.html\ncurrent.model\nmodels\nv1.html\nv1.model\nv1.training.json\n1\n", ""), run);
    }

    [Fact]
    public async Task It_follows_a_link_of_its_own_name()
    {
        var run = await _shell.RunAsync("ln -s log x.training.json; $quiet x.model; head -c 1 log; readlink x.training.json", "train");
        Assert.Equal(new ShellRun(0, "{log\n", ""), run);
    }

    [Fact]
    public async Task A_pipe_gets_none() =>
        Assert.Equal(new ShellRun(0, "M\np\n", ""), await _shell.RunAsync("mkfifo p; cat p > /dev/null & $quiet p; wait; ls", "train"));

    [Fact]
    public async Task An_empty_file_such_as_mktemp_makes_is_replaced()
    {
        var run = await _shell.RunAsync("f=$(mktemp x.XXXXXX); $quiet $f; $trainer inspect $f | head -1 | cut -c 1-7", "train");
        Assert.Equal(new ShellRun(0, "version\n", ""), run);
    }
}
