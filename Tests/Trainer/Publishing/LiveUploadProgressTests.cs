using MovieSimilarity.Trainer.Output;
using MovieSimilarity.Trainer.Publishing;
using Spectre.Console;

namespace MovieSimilarity.Tests.Trainer.Publishing;

public sealed class LiveUploadProgressTests
{
    private readonly StringWriter _terminal = new();

    [Fact]
    public async Task An_upload_is_a_bar_of_bytes()
    {
        await ShowAsync(progress =>
        {
            progress.Uploading(8_000_000);
            progress.Sent(2_000_000);
        });
        Assert.Matches("uploading.* 1.9/7.6 MiB", _terminal.ToString());
    }

    [Fact]
    public async Task Loading_takes_the_place_of_the_upload()
    {
        await ShowAsync(progress =>
        {
            progress.Uploading(8_000_000);
            progress.Sent(8_000_000);
            progress.Loading();
        });
        Assert.Contains("loading into the cluster", _terminal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("7.6/7.6 MiB", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_attempt_is_told_and_the_next_one_begins_at_nothing()
    {
        await ShowAsync(progress =>
        {
            progress.Uploading(8_000_000);
            progress.Sent(6_000_000);
            progress.Retrying("The storage is [busy].");
            progress.Uploading(8_000_000);
        });
        Assert.Contains("The storage is [busy].", _terminal.ToString(), StringComparison.Ordinal);
        Assert.Matches("uploading.* 0.0/7.6 MiB", _terminal.ToString());
    }

    private async Task ShowAsync(Action<IUploadProgress> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_terminal),
        });
        console.Profile.Width = 120;
        var result = await LiveUploadProgress.ShowAsync(console, progress =>
        {
            work(progress);
            return Task.FromResult("done");
        });
        Assert.Equal("done", result);
    }
}
