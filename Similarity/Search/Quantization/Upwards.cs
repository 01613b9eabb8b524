namespace MovieSimilarity.Search.Quantization;

/// <summary>Lengths of vectors, and numbers that are never less than what they stand for.</summary>
internal static class Upwards
{
    /// <summary>Far above the rounding of double precision, far below what a bound is off anyway.</summary>
    public const double Negligible = 1e-11;

    /// <summary>Half the distance of 1 from the next larger float.</summary>
    private const double HalfUlp = 1.0 / (1 << 24);

    /// <summary>A little more than a computed value, so that it is not below the true one.</summary>
    public static double Round(double value) => value * (1 + Negligible);

    /// <summary>‖x‖₂, summed in double precision: squares of floats neither overflow nor vanish.</summary>
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
