namespace MovieSimilarity.Benchmarks.Training;

/// <summary>Which peers these are.</summary>
/// <param name="Python">Python's version.</param>
/// <param name="Pandas">pandas' version.</param>
/// <param name="Scipy">SciPy's version.</param>
/// <param name="Sklearn">scikit-learn's version.</param>
/// <param name="Blas">What computes their dense products, with how many threads.</param>
internal sealed record PeerVersions(string Python, string Pandas, string Scipy, string Sklearn, string Blas)
{
    /// <inheritdoc/>
    public override string ToString() => $"Python {Python}, pandas {Pandas}, SciPy {Scipy}, scikit-learn {Sklearn}, {Blas}";
}
