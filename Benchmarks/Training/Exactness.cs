namespace MovieSimilarity.Benchmarks.Training;

/// <summary>How close a decomposition comes to ARPACK's, which works to the last digits of double precision.</summary>
/// <param name="Of">Whose decomposition.</param>
/// <param name="SingularValueDifference">The largest relative difference of any singular value.</param>
/// <param name="Agreement">The share of entries that the lists of the most similar films have in common, over all seeds, 0 to 1.</param>
/// <param name="Seeds">The films that have a list.</param>
internal sealed record Exactness(string Of, double SingularValueDifference, double Agreement, int Seeds)
{
    /// <summary>
    /// A solver that stopped early errs most in the last singular values, in the second or third digit; one that converged comes
    /// to ten digits and more. Five are out of reach for the one and no feat for the other, whatever the data.
    /// </summary>
    private const double LargestSingularValueDifference = 1e-5;

    /// <summary>
    /// Models hold single precision, which may swap films whose cosines differ by some 10⁻⁸: a few of a million entries. One in a
    /// thousand would be another decomposition.
    /// </summary>
    private const double SmallestAgreement = 0.999;

    /// <summary>Whether this is the exact decomposition.</summary>
    public bool IsGood => SingularValueDifference <= LargestSingularValueDifference && Agreement >= SmallestAgreement;
}
