using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Run;

/// <summary>The chapter about how long the training took.</summary>
internal static class TimingSection
{
    private const double BytesAMegabyte = 1 << 20;

    /// <param name="log">The log of the run, or null where none lies beside the model.</param>
    public static Markup Write(TrainingLog? log)
    {
        if (log is null)
            return Markup.Of($"<p>There is no training log of this version beside the model, so its timings are not known.</p>");
        var longest = Math.Max(1e-9, log.Stages.Select(stage => stage.Seconds).DefaultIfEmpty().Max());
        var memory = log.PeakMemoryBytes is { } bytes ? $" and at most {Figures.Count(bytes / BytesAMegabyte)} MB of memory" : "";
        return Markup.Of(
            $"""
            <p>The run took {Figures.Seconds(log.TotalSeconds)}{memory}, on {Figures.Count(log.Machine.Processors)} processors
            ({log.Machine.OperatingSystem}, {log.Machine.Runtime}).</p>
            <ol class="bars stages">{log.Stages.Select(stage => Item(stage, longest))}</ol>
            """);
    }

    private static Markup Item(StageTiming stage, double longest) => Markup.Of(
        $"""
        <li><span class="name">{stage.Name}</span><span class="bar"><i style="width:{100 * stage.Seconds / longest:0.#}%"></i></span>
        <span class="value">{Figures.Seconds(stage.Seconds)}</span><span class="outcome">{stage.Outcome}</span></li>

        """);
}
