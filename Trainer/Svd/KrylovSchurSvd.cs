using System.Numerics.Tensors;
using MovieSimilarity.Trainer.Matrices;

namespace MovieSimilarity.Trainer.Svd;

/// <summary>
/// Truncated SVD through the symmetric Krylov-Schur method (thick-restart Lanczos) with full reorthogonalisation on AᵀA,
/// or on AAᵀ where A has fewer rows than columns.
/// </summary>
/// <remarks>
/// <para>
/// A Ritz pair (θ, v = Q·s) of the m-dimensional Krylov space has the residual ‖B·v − θ·v‖ = β·|s_m|. The method stops when
/// it is at most tolerance·θ₁ for all k wanted pairs, so every σ² = θ is within tolerance·σ₁² of an exact one. Working on
/// the squared matrix costs nothing here: the leading values are what is wanted, and they are the well-determined ones.
/// </para>
/// <para>
/// A Krylov space sees one vector of a multiple eigenvalue. Before the answer is accepted the method therefore restarts
/// once from the converged vectors and a random direction, and goes on until the largest pair beyond the wanted ones is
/// known well enough; only if nothing larger has turned up by then is it done.
/// </para>
/// <para>
/// G. W. Stewart, "A Krylov-Schur algorithm for large eigenproblems", SIAM J. Matrix Anal. Appl. 23(3), 2001; K. Wu and
/// H. Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems", ibid. 22(2), 2000.
/// </para>
/// </remarks>
/// <param name="tolerance">Largest residual relative to the largest eigenvalue, 1e-14 to 1e-2.</param>
/// <param name="seed">Seed of the starting vector; equal seeds give equal results, whatever the number of threads.</param>
public sealed class KrylovSchurSvd(double tolerance, int seed) : ITruncatedSvd
{
    private const int MaxRestarts = 500;

    /// <inheritdoc/>
    public TruncatedSvd Decompose(SparseMatrix matrix, int rank, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        var transpose = matrix.Transpose();
        var tall = matrix.Rows >= matrix.Columns;
        var (first, second) = tall ? (matrix, transpose) : (transpose, matrix);
        var order = first.Columns;
        var wanted = Math.Min(rank, order);
        var products = 0;
        var basis = new KrylovBasis(Apply, order, Math.Min(order, 2 * wanted + 50), seed);
        var eigen = Solve(basis, wanted, cancellationToken);

        var singularValues = eigen.Values.Select(value => Math.Sqrt(RoundToZero(value, eigen.Values[0], order))).ToArray();
        var vectors = eigen.Vectors.Select(basis.Combine).ToArray();
        if (!tall) vectors = [.. vectors.Zip(singularValues, ToRightVector)];
        for (var i = 0; i < vectors.Length; i++) Orient(vectors[i], singularValues[i]);
        return new TruncatedSvd(singularValues, vectors, products, eigen.Residual);

        double[] Apply(double[] x)
        {
            var y = new double[first.Rows];
            var z = new double[order];
            first.Multiply(x, y);
            second.Multiply(y, z);
            products += 2;
            return z;
        }

        double[] ToRightVector(double[] left, double singularValue)
        {
            var right = new double[matrix.Columns];
            transpose.Multiply(left, right);
            if (singularValue > 0) TensorPrimitives.Divide(right, singularValue, right);
            return right;
        }
    }

    private RitzPairs Solve(KrylovBasis basis, int wanted, CancellationToken cancellationToken)
    {
        RitzPairs? accepted = null;
        var filled = 0;
        for (var restart = 0; restart <= MaxRestarts; restart++)
        {
            basis.Extend(filled, cancellationToken);
            var pairs = RitzPairs.Of(basis.Projection, basis.ResidualNorm);
            var leading = pairs.Take(wanted);
            var converged = leading.Residual <= tolerance;
            if (converged && basis.IsComplete) return leading;
            if (converged && (accepted is null || IsSettled(pairs, wanted)))
            {
                if (IsConfirmed(leading, accepted)) return leading;
                accepted = leading;
                filled = wanted;
                basis.RestartAtRandom(leading);
                continue;
            }
            filled = wanted + (basis.Capacity - wanted) / 2;
            basis.Restart(pairs.Take(filled));
        }
        throw new SvdConvergenceException(
            $"The SVD did not reach the tolerance {tolerance:g2} in {MaxRestarts} restarts; try a larger tolerance or fewer dimensions.");
    }

    /// <summary>Whether the first pair not wanted is known well enough to say that it will not rise among the wanted ones.</summary>
    private bool IsSettled(RitzPairs pairs, int wanted)
    {
        var (smallest, next, scale) = (pairs.Values[wanted - 1], pairs.Values[wanted], pairs.Values[0]);
        return next + pairs.Residuals[wanted] * scale <= smallest + tolerance * scale;
    }

    private bool IsConfirmed(RitzPairs found, RitzPairs? before) =>
        before is not null && found.Values.Zip(before.Values).All(pair => pair.First - pair.Second <= tolerance * found.Values[0]);

    /// <summary>Eigenvalues of the squared matrix below its rounding error, some ulps even of a small one, are zeros.</summary>
    private static double RoundToZero(double value, double largest, int order) =>
        value <= largest * Math.Max(order, 100) * 1e-16 ? 0 : value;

    private static void Orient(double[] vector, double singularValue)
    {
        if (singularValue == 0) Array.Clear(vector);
        else if (vector[TensorPrimitives.IndexOfMaxMagnitude<double>(vector)] < 0) TensorPrimitives.Negate(vector, vector);
    }
}
