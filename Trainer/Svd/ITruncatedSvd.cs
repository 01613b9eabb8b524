using MovieSimilarity.Trainer.Matrices;

namespace MovieSimilarity.Trainer.Svd;

/// <summary>A solver for the leading singular triplets of a sparse matrix, A·vᵢ = σᵢ·uᵢ.</summary>
public interface ITruncatedSvd
{
    /// <summary>Computes the largest singular values with their right singular vectors.</summary>
    /// <param name="matrix">A, rows × columns, every entry finite.</param>
    /// <param name="rank">How many are wanted, 1 or more; at most min(rows, columns) exist.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SvdConvergenceException">The tolerance was not reached.</exception>
    TruncatedSvd Decompose(SparseMatrix matrix, int rank, CancellationToken cancellationToken = default);
}
