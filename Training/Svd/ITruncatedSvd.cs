using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.Svd;

/// <summary>A solver for the leading singular triplets of a sparse matrix, M·vᵢ = σᵢ·uᵢ.</summary>
public interface ITruncatedSvd
{
    /// <summary>Computes the largest singular values with their scaled right singular vectors, which embed M's columns.</summary>
    /// <param name="matrix">M, rows × columns, every entry finite.</param>
    /// <param name="rank">How many are wanted, 1 or more; at most min(rows, columns) exist.</param>
    /// <param name="stage">Receives the progress of the computation; null for none.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SvdConvergenceException">The tolerance was not reached.</exception>
    TruncatedSvd Decompose(SparseMatrix matrix, int rank, IStage? stage = null, CancellationToken cancellationToken = default);
}

/// <summary>The leading part of a singular value decomposition M ≈ U·Σ·Vᵀ, as far as an embedding of M's columns needs it.</summary>
/// <param name="SingularValues">k values σ, descending, 0 where M's rank is below k.</param>
/// <param name="ScaledRightVectors">
/// V·Σ: k vectors σ·v of M's column count, orthogonal, each with its largest element positive; zero where σ = 0. Equal columns
/// of M have equal elements to the last bit, and multiples of a column the same multiples of its, to rounding.
/// </param>
/// <param name="Products">How often M and Mᵀ were applied to a vector.</param>
/// <param name="Residual">
/// The largest ‖MᵀM·v − σ²·v‖ (or MMᵀ's, for an M with fewer rows than columns) relative to σ₁², as the method estimates it; 0 for a
/// small matrix, which is decomposed as a whole.
/// </param>
public sealed record TruncatedSvd(double[] SingularValues, double[][] ScaledRightVectors, int Products, double Residual);

/// <summary>The solver stopped short of its tolerance.</summary>
public sealed class SvdConvergenceException(string message) : Exception(message);
