namespace MovieSimilarity.Search.Quantization;

/// <summary>A bound, or what makes one closer: linear in two sums of products of codes and in what holds for the row.</summary>
/// <param name="Constant">What does not depend on the row.</param>
/// <param name="Prefix">Factor of a sum of products with the row's prefix.</param>
/// <param name="Rest">Factor of a sum of products with codes of its rest, which count in steps of <see cref="RestHeader.Scale"/>.</param>
/// <param name="RestOffset">What to take away from that sum beforehand.</param>
/// <param name="Error">Factor of <see cref="RestHeader.Error"/>.</param>
/// <param name="TailNorm">Factor of <see cref="RestHeader.TailNorm"/>.</param>
/// <param name="RestCode">Factor of <see cref="RestHeader.RestCode"/>.</param>
internal readonly record struct LinearBound(
    double Constant, double Prefix, double Rest, int RestOffset, double Error, double TailNorm, double RestCode)
{
    /// <summary>The bound of a row.</summary>
    /// <param name="prefix">The sum of products with its prefix.</param>
    /// <param name="rest">The sum of products with codes of its rest.</param>
    /// <param name="header">What holds for it.</param>
    public double Of(int prefix, int rest, in RestHeader header) =>
        Constant + Prefix * prefix + Rest * header.Scale * (rest - RestOffset)
        + Error * header.Error + TailNorm * header.TailNorm + RestCode * header.RestCode;
}
