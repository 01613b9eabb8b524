using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.Svd;

/// <summary>A solver for the leading singular triplets of a sparse matrix, M·vᵢ = σᵢ·uᵢ.</summary>
public interface ITruncatedSvd
{
    /// <summary>Computes the largest singular values with their scaled right singular vectors, which embed M's columns.</summary>
    /// <param name="matrix">M, rows × columns, every entry finite.</param>
    /// <param name="rank">How many are wanted, 1 or more; at most min(rows, columns) exist.</param>
    /// <param name="stage">Hears how far the computation has come; null where nobody asks.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SvdConvergenceException">The tolerance was not reached.</exception>
    TruncatedSvd Decompose(SparseMatrix matrix, int rank, IStage? stage = null, CancellationToken cancellationToken = default);
}
