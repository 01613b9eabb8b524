using MovieSimilarity.Trainer.Publishing;
using Spectre.Console;

namespace MovieSimilarity.Trainer.Output;

/// <summary>Chooses how a publication is shown.</summary>
internal static class UploadProgress
{
    /// <summary>Runs work with a bar for a person at a terminal, and with a few lines for everybody else.</summary>
    public static Task<T> ShowAsync<T>(TextWriter output, Func<IUploadProgress, Task<T>> work) =>
        IsTerminal(output) ? LiveUploadProgress.ShowAsync(AnsiConsole.Console, work) : work(new PlainUploadProgress(output));

    private static bool IsTerminal(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
        && AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true };
}
