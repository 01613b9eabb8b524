using MovieSimilarity.Tests.Grains;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.Console;

public sealed class JsonProgressLogTests
{
    private readonly StringWriter _output = new();
    private readonly ManualTime _time = new();
    private readonly JsonProgressLog _log;

    public JsonProgressLogTests() => _log = new JsonProgressLog(_output, _time);

    private string[] Lines => _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_stage_is_told_from_beginning_to_end()
    {
        using (var stage = _log.Begin("read", ProgressUnit.Bytes))
        {
            stage.Expect(100);
            _time.Advance(TimeSpan.FromSeconds(2));
            stage.Report(60);
            _time.Advance(TimeSpan.FromSeconds(1.25));
            stage.Complete("9 × 5");
        }
        Assert.Equal(
            [
                """{"event":"stage","name":"read","state":"started","unit":"bytes","seconds":0}""",
                """{"event":"stage","name":"read","state":"progress","unit":"bytes","seconds":2,"done":60,"total":100}""",
                """{"event":"stage","name":"read","state":"completed","unit":"bytes","seconds":3.25,"done":60,"total":100,"outcome":"9 × 5"}""",
            ],
            Lines);
    }

    [Fact]
    public void A_stage_that_does_not_end_well_is_told_to_have_failed()
    {
        using (_log.Begin("read"))
        {
        }
        Assert.Equal("""{"event":"stage","name":"read","state":"failed","unit":"steps","seconds":0}""", Lines[^1]);
    }

    [Fact]
    public void Progress_is_told_twice_a_second_at_most()
    {
        using (var stage = _log.Begin("read"))
        {
            for (var done = 0; done < 30; done++)
            {
                stage.Report(done);
                _time.Advance(TimeSpan.FromSeconds(0.1));
            }
        }
        Assert.Equal(6, Lines.Count(line => line.Contains("\"progress\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Facts_are_lines_of_their_own_whatever_they_say()
    {
        _log.Info("a \"b\"\nσ");

        Assert.Equal(["""{"event":"info","message":"a \"b\"\nσ"}"""], Lines);
    }
}
