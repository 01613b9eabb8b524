namespace MovieSimilarity.Benchmarks.Training;

/// <summary>scikit-learn's algorithms for a truncated SVD.</summary>
internal enum PeerAlgorithm
{
    /// <summary>Random projections and a few power iterations; the default.</summary>
    Randomized,

    /// <summary>Restarted Lanczos iterations, to the last digits.</summary>
    Arpack,
}
