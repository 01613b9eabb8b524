using Spectre.Console;

namespace MovieSimilarity.Tests.Trainer.Console;

/// <summary>A terminal of 140 columns that keeps all that was ever shown.</summary>
internal sealed class FakeTerminal
{
    private readonly StringWriter _shown = new();

    public FakeTerminal()
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_shown),
        });
        Console.Profile.Width = 140;
    }

    public IAnsiConsole Console { get; }

    public string Shown => _shown.ToString();
}
