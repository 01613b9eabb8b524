using MovieSimilarity.Tests.Trainer.Console;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class StageUploadProgressTests
{
    private readonly FakeTerminal _terminal = new();

    [Fact]
    public void A_publication_is_two_stages()
    {
        var log = new CapturingLog();
        using (var progress = new StageUploadProgress(log))
        {
            progress.Uploading(8_000_000);
            progress.Sent(2_000_000);
            progress.Loading();
            progress.Published("b1b1b1b1b1b1");
        }
        Assert.Equal(["upload: 8,000,000 bytes", "load into the cluster: model b1b1b1b1b1b1"], log.Stages);
        Assert.Equal([("upload", 2_000_000, 8_000_000)], log.Reports);
    }

    [Fact]
    public void A_failed_attempt_is_told_and_the_next_one_begins_at_nothing()
    {
        using (var progress = new StageUploadProgress(new LiveProgressLog(_terminal.Console)))
        {
            progress.Uploading(8_000_000);
            progress.Sent(6_000_000);
            progress.Retrying("The storage is [busy].");
            progress.Uploading(8_000_000);
        }
        Assert.Contains("The storage is [busy].", _terminal.Shown, StringComparison.Ordinal);
        Assert.Matches("upload.* 0.0/7.6 MiB", _terminal.Shown);
    }
}
