using System.CommandLine;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>Options of the commands that write text into CSV files.</summary>
internal static class CsvOptions
{
    /// <summary>Guards spreadsheets. Off by default, since it changes data.</summary>
    public static Option<bool> GuardFormulas() => new("--guard-formulas")
    {
        Description = "Put an apostrophe before text in CSV that a spreadsheet would run as a formula (=, +, -, @ or a tab or line break first).",
    };
}
