using MovieSimilarity.Printing;
using Spectre.Console;

namespace MovieSimilarity.Trainer.Console;

/// <summary>Tells whether a person looks on.</summary>
internal static class Terminal
{
    /// <summary>Whether a writer is the console, that is a terminal, and it can move its cursor.</summary>
    public static bool Shows(TextWriter output) =>
        ReferenceEquals(output is PrintableWriter printable ? printable.Inner : output, System.Console.Out) && !System.Console.IsOutputRedirected
        && AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true };
}
