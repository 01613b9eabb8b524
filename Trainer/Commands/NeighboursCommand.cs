using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using MovieSimilarity.CommandLine;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Trainer.Exchange.Neighbours;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>neighbours</c>: a model file in, a table of every film's nearest ones out.</summary>
internal static class NeighboursCommand
{
    private static readonly Argument<FileInfo> Model = new("MODEL") { Description = "The model file." };

    private const string Contents = "table";

    private static readonly Option<OutputFile> Output = OutputOption.Required(
        Contents, "The file to write, its format by its extension: .csv, .jsonl or .parquet; an older one is replaced. Or - for standard output.");

    private static readonly Option<TableFormat?> Format = new("--format")
    {
        HelpName = "csv|jsonl|parquet",
        Description = "The format, whatever the extension [default for a pipe, a device or standard output: csv].",
        CustomParser = argument => Parse<TableFormat>(argument, "--format takes csv, jsonl or parquet"),
    };

    private static readonly Option<int> Count = NumberOption.Create(
        "--count", SimilarityModel.DefaultCount, 1, int.MaxValue, "Neighbours a film; of a smaller model, all other films.");

    private static readonly Option<Scoring?> RankedBy = new("--scoring")
    {
        HelpName = "ensemble|collaborative|content",
        Description = "What to rank by: the mean of both cosines, or one of them [default: ensemble].",
        CustomParser = ParseScoring,
    };

    private static readonly Option<bool> Titles = new("--titles") { Description = "Write titles, too." };

    private static readonly Option<bool> Ids = IdsOption.Create();

    private static readonly Option<bool> GuardFormulas = CsvOptions.GuardFormulas();

    public static Command Create()
    {
        var command = new Command("neighbours", "Write a table of every film's most similar ones.")
        {
            Model, Output, Format, Count, RankedBy, Titles, Ids, GuardFormulas,
        };
        ProgressOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => RunAsync(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.GetValue(Output)!;
        OutputOption.RequireNoModel(output, Contents);
        var options = new NeighbourTableOptions
        {
            Format = parsed.GetValue(Format) ?? TableFormats.Of(output),
            Count = parsed.GetValue(Count),
            Scoring = parsed.GetValue(RankedBy) ?? Scoring.Ensemble,
            Titles = parsed.GetValue(Titles),
            Ids = parsed.GetValue(Ids),
            GuardFormulas = parsed.GetValue(GuardFormulas),
        };
        if (options is { GuardFormulas: true, Format: not TableFormat.Csv })
            throw new NeighbourTableException("--guard-formulas is for CSV; spreadsheets take no formulas from JSON Lines or Parquet.");
        if (options.Format == TableFormat.Parquet) OutputOption.RequireNoTerminal(output, "Parquet");
        var log = ProgressOptions.Log(parsed, output);
        var model = log.Stage("read", () => ModelFile.Read(parsed.GetValue(Model)!.FullName, cancellationToken), read => $"model {read.Version}");
        cancellationToken.ThrowIfCancellationRequested();
        IdsOption.Require(options.Ids, model, parsed.GetValue(Model)!.ToString());
        using var stage = log.Begin("neighbours", ProgressUnit.Films);
        var start = Stopwatch.GetTimestamp();
        var bytes = await NeighbourTable.WriteAsync(model, output, options, stage, cancellationToken);
        var (films, elapsed) = (model.Catalogue.Count, Stopwatch.GetElapsedTime(start));
        stage.Complete(string.Create(
            CultureInfo.InvariantCulture, $"{output}, {bytes:N0} bytes, {films:N0} films, {films / elapsed.TotalSeconds:N0} films/s"));
        return 0;
    }

    private static Scoring? ParseScoring(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        foreach (var scoring in Scoring.Named)
        {
            if (text.Equals(scoring.ToString(), StringComparison.OrdinalIgnoreCase)) return scoring;
        }
        argument.AddError($"--scoring takes ensemble, collaborative or content; '{text}' is none.");
        return null;
    }

    // Names only: the parser's own way would also take their numbers.
    private static T? Parse<T>(ArgumentResult argument, string expected)
        where T : struct, Enum
    {
        var text = argument.Tokens[0].Value;
        foreach (var value in Enum.GetValues<T>())
        {
            if (text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)) return value;
        }
        argument.AddError($"{expected}; '{text}' is none.");
        return null;
    }
}
