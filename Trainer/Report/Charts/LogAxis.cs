namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>An axis of equal factors, for values greater than 0.</summary>
internal sealed class LogAxis : Axis
{
    private const int MostTicks = 7;

    /// <summary>What to mark within a decade: the first of these that gives enough ticks but not too many.</summary>
    private static readonly double[][] Marks = [[1, 2, 5], [1, 3], [1]];

    private readonly double _least;
    private readonly double _greatest;

    /// <param name="label">What it measures.</param>
    /// <param name="least">The value at its beginning, greater than 0.</param>
    /// <param name="greatest">The value at its end.</param>
    /// <param name="format">How ticks are written.</param>
    public LogAxis(string label, double least, double greatest, Func<double, string> format) : base(label)
    {
        _least = least > 0 ? least : 1;
        _greatest = greatest > _least ? greatest : 10 * _least;
        Ticks = [.. Choose().Select(value => new Tick(value, format(value)))];
    }

    public override IReadOnlyList<Tick> Ticks { get; }

    protected override double Position(double value) => value > 0 ? Math.Log(value / _least) / Math.Log(_greatest / _least) : 0;

    private double[] Choose()
    {
        foreach (var marks in Marks)
        {
            if (Within(marks) is { Length: <= MostTicks } ticks) return ticks;
        }
        var decades = Within([1]);
        var every = (decades.Length + MostTicks - 1) / MostTicks;
        return [.. decades.Where((_, i) => i % every == 0)];
    }

    private double[] Within(double[] marks)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(_least)), (int)Math.Ceiling(Math.Log10(_greatest)));
        return
        [
            .. Enumerable.Range(first, last - first + 1)
                .SelectMany(exponent => marks.Select(mark => exponent < 0 ? mark / Math.Pow(10, -exponent) : mark * Math.Pow(10, exponent)))
                .Where(value => value >= _least * (1 - 1e-9) && value <= _greatest * (1 + 1e-9)),
        ];
    }
}
