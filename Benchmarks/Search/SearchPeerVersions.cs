namespace MovieSimilarity.Benchmarks.Search;

/// <summary>Which peers these are.</summary>
/// <param name="Python">Python's version.</param>
/// <param name="Numpy">numpy's version.</param>
/// <param name="Faiss">FAISS's version, and the processors that it was built for.</param>
/// <param name="Blas">What computes their products.</param>
internal sealed record SearchPeerVersions(string Python, string Numpy, string Faiss, string Blas)
{
    /// <inheritdoc/>
    public override string ToString() => $"Python {Python}, numpy {Numpy}, FAISS {Faiss}, {Blas}";
}
