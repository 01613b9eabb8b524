using System.Globalization;
using MovieSimilarity.Training.Progress;
using Spectre.Console;

namespace MovieSimilarity.Trainer.Console;

/// <summary>What stands beside a stage's bar.</summary>
internal static class StageColumns
{
    /// <summary>How much is done, how fast, how long it has taken and how long it will.</summary>
    public static ProgressColumn[] For(ProgressUnit unit) =>
    [
        new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(),
        .. Amounts(unit).Select(column => new KnownEndColumn(column)),
        new ElapsedTimeColumn(), new KnownEndColumn(new RemainingTimeColumn()),
    ];

    private static IEnumerable<ProgressColumn> Amounts(ProgressUnit unit) => unit switch
    {
        ProgressUnit.Bytes =>
        [
            new DownloadedColumn { Culture = CultureInfo.InvariantCulture },
            new TransferSpeedColumn { Culture = CultureInfo.InvariantCulture },
        ],
        ProgressUnit.Rows => [new CountColumn("rows"), new RateColumn("rows")],
        ProgressUnit.Films => [new CountColumn("films"), new RateColumn("films")],
        _ => [new CountColumn("steps")],
    };
}
