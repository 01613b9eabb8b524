using System.Globalization;
using MovieSimilarity.Training.Progress;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MovieSimilarity.Trainer.Console;

/// <summary>The columns beside a stage's progress bar.</summary>
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

/// <summary>A column that is blank for work without a known end.</summary>
internal sealed class KnownEndColumn(ProgressColumn column) : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        task.IsIndeterminate ? Text.Empty : column.Render(options, task, deltaTime);

    public override int? GetColumnWidth(RenderOptions options) => column.GetColumnWidth(options);
}

/// <summary>How many of how many: <c>1,200/20,000 rows</c>.</summary>
internal sealed class CountColumn(string things) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0} {things}")).RightJustified();
}

/// <summary>How many a second, as soon as that can be said: <c>1,200 rows/s</c>.</summary>
internal sealed class RateColumn(string things) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => task.Speed is { } speed
        ? new Text(string.Create(CultureInfo.InvariantCulture, $"{speed:N0} {things}/s")).RightJustified()
        : Text.Empty;
}
