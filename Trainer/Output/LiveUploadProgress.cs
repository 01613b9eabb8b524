using System.Globalization;
using MovieSimilarity.Trainer.Publishing;
using Spectre.Console;

namespace MovieSimilarity.Trainer.Output;

/// <summary>One moving line on a terminal, gone when the work is done.</summary>
internal sealed class LiveUploadProgress(IAnsiConsole console, ProgressContext context) : IUploadProgress
{
    private ProgressTask? _line;

    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<IUploadProgress, Task<T>> work) => console.Progress()
        .AutoClear(true)
        .HideCompleted(true)
        .Columns(
            new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(),
            new WhileUploadingColumn(new DownloadedColumn { Culture = CultureInfo.InvariantCulture }),
            new WhileUploadingColumn(new TransferSpeedColumn { Culture = CultureInfo.InvariantCulture }),
            new WhileUploadingColumn(new RemainingTimeColumn()))
        .StartAsync(context => work(new LiveUploadProgress(console, context)));

    public void Uploading(long bytes) => Replace("uploading").MaxValue = bytes;

    public void Sent(long bytes)
    {
        if (_line is not null) _line.Value = bytes;
    }

    public void Loading() => Replace("loading into the cluster").IsIndeterminate = true;

    public void Retrying(string sentence)
    {
        _line?.StopTask();
        console.WriteLine(sentence);
    }

    private ProgressTask Replace(string description)
    {
        _line?.StopTask();
        return _line = context.AddTask(description);
    }
}
