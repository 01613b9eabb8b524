using System.Numerics.Tensors;
using MathNet.Numerics;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.Svd;

/// <summary>
/// Truncated SVD through the thick-restart block Lanczos method (block Krylov-Schur) with full reorthogonalisation on MᵀM, or
/// on MMᵀ where M has fewer rows than columns. <c>docs/svd.md</c> has the whole of it.
/// </summary>
/// <remarks>
/// A Ritz pair (θ, v = Q·s) of the block Krylov space has the residual ‖G·v − θ·v‖ = ‖B·(last eight of s)‖. The method stops
/// when it is at most tolerance·θ₁ for all k wanted pairs, so every σ² = θ is within tolerance·σ₁² of an exact one.
/// </remarks>
/// <param name="tolerance">Largest residual relative to the largest eigenvalue, 1e-14 to 1e-2.</param>
/// <param name="seed">Seed of the starting block; equal seeds give equal results, whatever the number of threads.</param>
public sealed class BlockLanczosSvd(double tolerance, int seed) : ITruncatedSvd
{
    private const int Width = VectorBlock.Width;

    // MathNet's managed provider alone gives the same bytes whatever native libraries a machine has.
    static BlockLanczosSvd() => Control.UseManaged();

    /// <inheritdoc/>
    public TruncatedSvd Decompose(
        SparseMatrix matrix, int rank, IStage? stage = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        var isWide = matrix.Rows < matrix.Columns;
        var gram = new GramOperator(isWide ? matrix.Transpose() : matrix);
        var eigen = new BlockLanczos(gram, tolerance, seed, stage).Solve(Math.Min(rank, gram.Order), cancellationToken);
        var singularValues = Array.ConvertAll(eigen.Values, value => Math.Sqrt(RoundToZero(value, eigen.Values[0], gram.Order)));
        var vectors = isWide
            ? Columns(eigen.Vectors.Select(gram.Multiply), singularValues, isScaled: true)
            : Columns(eigen.Vectors, singularValues, isScaled: false);
        if (!isWide) Align(vectors, ParallelColumns.Find(matrix));
        return new TruncatedSvd(singularValues, vectors, gram.Products, eigen.Residual);
    }

    /// <summary>Eigenvalues of the squared matrix below its rounding error, some ulps even of a small one, are zeros.</summary>
    private static double RoundToZero(double value, double largest, int order) =>
        value <= largest * Math.Max(order, 100) * 1e-16 ? 0 : value;

    /// <summary>The vectors σ·v out of blocks of them or of v, each with its largest element positive.</summary>
    private static double[][] Columns(IEnumerable<VectorBlock> blocks, double[] singularValues, bool isScaled)
    {
        var vectors = blocks.SelectMany(block => Enumerable.Range(0, Width).Select(block.Column)).Take(singularValues.Length).ToArray();
        for (var i = 0; i < vectors.Length; i++)
        {
            var sign = Math.Sign(vectors[i][TensorPrimitives.IndexOfMaxMagnitude<double>(vectors[i])]);
            var factor = singularValues[i] == 0 ? 0 : isScaled ? sign : sign * singularValues[i];
            TensorPrimitives.Multiply(vectors[i], factor, vectors[i]);
        }
        return vectors;
    }

    /// <summary>
    /// Gives parallel columns of M parallel rows of V·Σ. Vectors made by one product with Mᵀ have them anyway; those of a Krylov
    /// space only to rounding.
    /// </summary>
    private static void Align(double[][] vectors, (int First, double Factor)[] parallel)
    {
        foreach (var vector in vectors)
        {
            for (var column = 0; column < vector.Length; column++)
            {
                var (first, factor) = parallel[column];
                vector[column] = first < 0 ? 0 : factor * vector[first];
            }
        }
    }
}
