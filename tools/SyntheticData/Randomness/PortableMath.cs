namespace MovieSimilarity.SyntheticData.Randomness;

/// <summary>Exponential and logarithm from what IEEE 754 rounds exactly, so that they agree on every platform to the last bit.</summary>
/// <remarks>The platform's own differ in the last digit, which a draw may turn into another film.</remarks>
internal static class PortableMath
{
    private const double Log2OfE = 1.4426950408889634;

    // ln 2 in two parts: whole multiples of the first are exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    private static readonly double[] Reciprocals =
        [1.0 / 13, 1.0 / 12, 1.0 / 11, 1.0 / 10, 1.0 / 9, 1.0 / 8, 1.0 / 7, 1.0 / 6, 1.0 / 5, 1.0 / 4, 1.0 / 3, 1.0 / 2, 1];

    private const double Largest = 700;
    private const int ExponentBias = 1023;
    private const int MantissaBits = 52;

    /// <summary>e to the x; x beyond ±700 counts as ±700.</summary>
    public static double Exp(double x)
    {
        x = Math.Clamp(x, -Largest, Largest);
        var power = Math.Floor(x * Log2OfE + 0.5);
        var rest = x - power * Ln2High - power * Ln2Low;
        // Taylor's series by Horner: |rest| ≤ ln 2 / 2, so that its 13th term is below 2⁻⁵³.
        var sum = 1.0;
        foreach (var reciprocal in Reciprocals) sum = 1 + sum * rest * reciprocal;
        return sum * BitConverter.Int64BitsToDouble(((long)power + ExponentBias) << MantissaBits);
    }

    /// <summary>The natural logarithm of a normal number above 0.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> MantissaBits) - ExponentBias;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | ((long)ExponentBias << MantissaBits));
        // ln m = 2 artanh((m − 1) / (m + 1)), with the argument at most 1/3.
        var ratio = (mantissa - 1) / (mantissa + 1);
        var square = ratio * ratio;
        var sum = 0.0;
        for (var term = 33; term >= 1; term -= 2) sum = sum * square + 1.0 / term;
        return 2 * ratio * sum + exponent * Ln2Low + exponent * Ln2High;
    }

    /// <summary>A number above 0 to any power.</summary>
    public static double Power(double x, double exponent) => Exp(exponent * Log(x));
}
