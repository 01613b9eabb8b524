namespace MovieSimilarity.Training.Svd;

/// <summary>Foresees how far a residual that shrinks geometrically is from a tolerance.</summary>
internal sealed class ResidualTrend
{
    private const int Unknown = int.MaxValue / 2;

    private double _last = double.PositiveInfinity;

    /// <summary>How many more blocks it will take, 2 or more; very many where that is not known.</summary>
    public int Blocks { get; private set; } = Unknown;

    /// <summary>Takes the residual after some more blocks.</summary>
    /// <param name="residual">The residual now.</param>
    /// <param name="blocks">Blocks appended since the last one was taken, 1 or more.</param>
    /// <param name="tolerance">The tolerance.</param>
    public void Observe(double residual, int blocks, double tolerance)
    {
        var decay = Math.Log(_last / residual) / blocks;
        var needed = Math.Log(residual / tolerance) / decay;
        _last = residual;
        Blocks = double.IsFinite(decay) && decay > 0 && needed < Unknown ? Math.Max(2, (int)Math.Ceiling(needed)) : Unknown;
    }
}
