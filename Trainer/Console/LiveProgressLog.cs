using MovieSimilarity.Printing;
using MovieSimilarity.Training.Progress;
using Spectre.Console;

namespace MovieSimilarity.Trainer.Console;

/// <summary>
/// A bar for the stage under way, and the line of <see cref="PlainProgressLog"/> once it is complete. For a person at a terminal.
/// </summary>
internal sealed class LiveProgressLog(IAnsiConsole console) : IProgressLog
{
    public void Info(string message) => console.WriteLine(PrintableText.Lines(message));

    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new LiveStage(console, name, unit);
}
