namespace MovieSimilarity.Search.Quantization;

/// <summary>Lengths that are never below the true ones, for bounds that must hold in spite of rounding.</summary>
internal static class RoundUp
{
    /// <summary>A relative margin far above the rounding of double precision and far below the error of any bound.</summary>
    public const double Margin = 1e-11;

    /// <summary>Half the distance from 1 to the next larger float: the largest relative error of rounding to single precision.</summary>
    public const double HalfUlp = 1.0 / (1 << 24);

    /// <summary>Rounds a computed value up, so that it is not below the true one.</summary>
    public static double Of(double value) => value * (1 + Margin);

    /// <summary>
    /// ‖x‖₂, summed in double precision, in which squares of floats neither overflow nor vanish. Not rounded up: callers add a larger
    /// error to it.
    /// </summary>
    public static double Norm(ReadOnlySpan<float> vector)
    {
        var squares = 0.0;
        foreach (var value in vector) squares += (double)value * value;
        return Math.Sqrt(squares);
    }

    /// <summary>
    /// γ = (n + 1)u / (1 − (n + 1)u), u = 2⁻²⁴: a sum of n products in single precision, in whatever order, fused or not, is off by at most γ
    /// times the lengths of the vectors (Higham, Accuracy and Stability of Numerical Algorithms, 2002, chapter 3).
    /// </summary>
    public static double Gamma(int products) => (products + 1) * HalfUlp / (1 - (products + 1) * HalfUlp);
}
