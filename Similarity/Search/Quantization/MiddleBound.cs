namespace MovieSimilarity.Search.Quantization;

/// <summary>Bounds of scores from prefixes and middles: linear in what the kernels make of these and in what holds for the row.</summary>
/// <param name="Constant">What does not depend on the row.</param>
/// <param name="Prefix">Factor of the sum that <see cref="PrefixKernel"/> makes of a prefix.</param>
/// <param name="Middle">Factor of what <see cref="MiddleKernel"/> makes of a middle, in steps of the row's scale.</param>
/// <param name="MiddleOffset">What to take away from it beforehand.</param>
/// <param name="Error">Factor of <see cref="RestHeader.Error"/>.</param>
/// <param name="TailNorm">Factor of <see cref="RestHeader.TailNorm"/>.</param>
/// <param name="RestCode">Factor of <see cref="RestHeader.RestCode"/>.</param>
internal readonly record struct MiddleBound(
    double Constant, double Prefix, double Middle, int MiddleOffset, double Error, double TailNorm, double RestCode)
{
    /// <summary>No less than a row's score.</summary>
    /// <param name="sum">What <see cref="PrefixKernel"/> makes of its prefix.</param>
    /// <param name="middle">What <see cref="MiddleKernel"/> makes of its middle.</param>
    /// <param name="header">What holds for it.</param>
    public double Of(int sum, int middle, in RestHeader header) =>
        Constant + Prefix * sum + Middle * header.Scale * (middle - MiddleOffset)
        + Error * header.Error + TailNorm * header.TailNorm + RestCode * header.RestCode;
}
