namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>One axis of a chart: where values lie on it.</summary>
/// <param name="label">What it measures.</param>
internal abstract class Axis(string label)
{
    public string Label => label;

    /// <summary>Few enough not to overlap.</summary>
    public abstract IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Where a value lies: 0 at the axis' beginning, 1 at its end; values beyond it at the ends.</summary>
    public double Share(double value) => Math.Clamp(Position(value), 0, 1);

    protected abstract double Position(double value);
}

/// <summary>A mark on an axis.</summary>
internal readonly record struct Tick(double Value, string Text);
