using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.Console;

public sealed class TrainingLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Complete_stages_are_recorded_and_everything_is_passed_on()
    {
        var inner = new CapturingLog();
        var log = new RecordingProgressLog(inner);
        log.Info("a fact");
        using (var stage = log.Begin("read", ProgressUnit.Bytes))
        {
            stage.Expect(10);
            stage.Report(4);
            stage.Complete("ten bytes");
        }
        using (log.Begin("never completed")) { }

        Assert.Equal(("read", "ten bytes"), log.Stages.Select(stage => (stage.Name, stage.Outcome)).Single());
        Assert.InRange(log.Stages[0].Seconds, 0, log.TotalSeconds + 0.001);
        Assert.Equal(["a fact"], inner.Facts);
        Assert.Equal(["read: ten bytes"], inner.Stages);
        Assert.Equal([("read", 4L, (long?)10)], inner.Reports);
    }

    [Fact]
    public void A_log_is_found_beside_its_model()
    {
        var written = Log("0123456789ab");
        TrainingLogFile.Write(_folder["x.model"], written);
        Assert.Equal(["x.training.json"], _folder.Names);
        var found = TrainingLogFile.Find(_folder["x.model"], "0123456789ab")!;
        Assert.Equal(written with { Stages = [] }, found with { Stages = [] });
        Assert.Equal(written.Stages, found.Stages);
    }

    [Fact]
    public void A_log_of_another_model_is_not_this_models()
    {
        TrainingLogFile.Write(_folder["x.model"], Log("0123456789ab"));
        Assert.Null(TrainingLogFile.Find(_folder["x.model"], "ba9876543210"));
        Assert.Null(TrainingLogFile.Find(_folder["y.model"], "0123456789ab"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"version\":\"0123456789ab\"}")]
    [InlineData("{\"version\":\"0123456789ab\",\"stages\":[null],\"total_seconds\":1,\"peak_memory_bytes\":null,\"machine\":{\"processors\":1,\"operating_system\":\"\",\"runtime\":\"\"}}")]
    public void A_file_that_is_no_log_is_as_good_as_none(string text)
    {
        File.WriteAllText(_folder["x.training.json"], text);
        Assert.Null(TrainingLogFile.Find(_folder["x.model"], "0123456789ab"));
    }

    [Theory]
    [InlineData("models/x.model", "models/x.training.json")]
    [InlineData("x.MODEL", "x.training.json")]
    [InlineData("ml-20m.2024", "ml-20m.2024.training.json")]
    public void The_log_is_named_after_the_model(string model, string expected) => Assert.Equal(expected, TrainingLogFile.PathFor(model));

    private static TrainingLog Log(string version) =>
        new(version, [new StageTiming("SVD", 1.5, "σ = 3")], 2.25, 1 << 30, new MachineDescription(2, "an OS", ".NET"));
}
