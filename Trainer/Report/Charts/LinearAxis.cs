namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>An axis of equal steps.</summary>
internal sealed class LinearAxis : Axis
{
    private readonly double _least;
    private readonly double _greatest;

    /// <param name="label">What it measures.</param>
    /// <param name="least">The value at its beginning.</param>
    /// <param name="greatest">The value at its end.</param>
    /// <param name="format">How ticks are written.</param>
    /// <param name="mostTicks">How many of them there is room for.</param>
    public LinearAxis(string label, double least, double greatest, Func<double, string> format, int mostTicks = 7) : base(label)
    {
        (_least, _greatest) = (least, greatest > least ? greatest : least + 1);
        var step = Step(_greatest - _least, mostTicks);
        // Multiples of the step, counted: a sum of steps would drift.
        var (first, last) = (Math.Ceiling(_least / step - 1e-9), Math.Floor(_greatest / step + 1e-9));
        var values = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step);
        Ticks = [.. values.Select(value => new Tick(value, format(value)))];
    }

    public override IReadOnlyList<Tick> Ticks { get; }

    protected override double Position(double value) => (value - _least) / (_greatest - _least);

    private static double Step(double span, int mostTicks)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(span / mostTicks)));
        foreach (var factor in (double[])[1, 2, 5])
        {
            if (span / (factor * magnitude) <= mostTicks) return factor * magnitude;
        }
        return 10 * magnitude;
    }
}
