using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.Console;

public sealed class LiveProgressLogTests
{
    private const string ShowCursor = "\u001b[?25h";

    private readonly FakeTerminal _terminal = new();
    private readonly LiveProgressLog _log;

    public LiveProgressLogTests() => _log = new LiveProgressLog(_terminal.Console);

    [Fact]
    public void Bytes_are_shown_as_such()
    {
        using (var stage = _log.Begin("read [1]", ProgressUnit.Bytes))
        {
            stage.Expect(8_000_000);
            stage.Report(2_000_000);
        }
        Assert.Matches(@"read \[1\].* 1.9/7.6 MiB", _terminal.Shown);
    }

    [Fact]
    public void Rows_are_counted()
    {
        using (var stage = _log.Begin("simulate users", ProgressUnit.Rows))
        {
            stage.Expect(20_000);
            stage.Report(1_200);
        }
        Assert.Matches("simulate users.* 1,200/20,000 rows", _terminal.Shown);
    }

    [Fact]
    public void Without_a_known_end_only_the_time_is_shown()
    {
        using (_log.Begin("TF-IDF"))
        {
        }
        Assert.Matches("TF-IDF.* 00:00:0", _terminal.Shown);
        Assert.DoesNotContain("steps", _terminal.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complete_stage_leaves_its_line_however_long()
    {
        var outcome = new string('x', 500);
        using (var stage = _log.Begin("TF-IDF")) stage.Complete(outcome);

        Assert.Matches($@"TF-IDF +\d+\.\d\d s   {outcome}\r?\n$", _terminal.Shown);
    }

    [Fact]
    public void A_stage_that_fails_leaves_nothing_and_shows_the_cursor_again()
    {
        using (_log.Begin("TF-IDF"))
        {
        }
        Assert.EndsWith(ShowCursor, _terminal.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_stage_follows_the_first()
    {
        using (var stage = _log.Begin("first")) stage.Complete("one");
        _log.Info("between [them]");
        using (var stage = _log.Begin("second")) stage.Complete("two");

        Assert.Matches(@"(?s)first .*   one\r?\nbetween \[them\]\r?\n.*second .*   two", _terminal.Shown);
    }

    [Fact]
    public void Any_thread_may_report()
    {
        using (var stage = _log.Begin("simulate users", ProgressUnit.Rows))
        {
            stage.Expect(10_000);
            Parallel.For(0, 10_000, done => stage.Report(done));
            stage.Complete("all");
        }
        Assert.Contains("   all", _terminal.Shown, StringComparison.Ordinal);
    }
}
