using System.CommandLine;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Training.Progress;
using Spectre.Console;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>The options that choose how a long command prints its progress.</summary>
internal static class ProgressOptions
{
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "Print only errors." };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print progress for programs: a JSON object a line.",
    };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Quiet);
        command.Add(Json);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Quiet) && parsed.GetValue(Json)) parsed.AddError("--quiet and --json exclude each other.");
        });
    }

    /// <summary>Adds only the option to print no progress: for a command that prints its result.</summary>
    public static void AddQuietTo(Command command) => command.Add(Quiet);

    /// <summary>The log of a command that prints its result to standard output: progress goes to standard error.</summary>
    public static IProgressLog LogBesideResult(ParseResult parsed) => Log(parsed, parsed.InvocationConfiguration.Error);

    /// <summary>The log that the options and the output ask for: bars on a terminal, lines elsewhere.</summary>
    public static IProgressLog Log(ParseResult parsed) => Log(parsed, parsed.InvocationConfiguration.Output);

    /// <summary>The same for a command with one output: progress goes to standard error if that output is standard output.</summary>
    public static IProgressLog Log(ParseResult parsed, OutputFile output) => Log(
        parsed, output.IsStandardOutput ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output);

    private static IProgressLog Log(ParseResult parsed, TextWriter output)
    {
        if (parsed.GetValue(Quiet)) return new SilentProgressLog();
        if (parsed.GetValue(Json)) return new JsonProgressLog(output);
        return Terminal.Shows(output) ? new LiveProgressLog(AnsiConsole.Console) : new PlainProgressLog(output);
    }
}
