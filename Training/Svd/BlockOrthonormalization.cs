using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MovieSimilarity.Training.Svd;

/// <summary>How to make the eight vectors of a block orthonormal among themselves, given their inner products.</summary>
/// <remarks>
/// SVQB: with S = WᵀW, D = diag(S) and the eigenvectors Z and eigenvalues Λ of D^(−½)·S·D^(−½), the columns of W·T,
/// T = D^(−½)·Z·Λ^(−½), are orthonormal, to rounding after a second round. It needs one passage through W where Gram-Schmidt
/// needs eight, and shows at once which directions are only rounding. A. Stathopoulos and K. Wu, "A block orthogonalization
/// procedure with constant synchronization requirements", SIAM J. Sci. Comput. 23(6), 2002.
/// </remarks>
/// <param name="Transform">T, row-major; a zero column where a direction is dropped.</param>
/// <param name="Factor">R with W = (W·T)·R; a zero row where a direction is dropped.</param>
/// <param name="Dropped">The columns of W·T that are zero since W has fewer independent directions.</param>
internal sealed record BlockOrthonormalization(double[] Transform, Matrix<double> Factor, int[] Dropped)
{
    /// <summary>A direction with a smaller share of the largest eigenvalue is rounding.</summary>
    private const double Dependence = 1e-14;

    /// <param name="products">S.</param>
    /// <param name="smallest">Vectors not longer than this are rounding.</param>
    public static BlockOrthonormalization Of(Matrix<double> products, double smallest)
    {
        var lengths = products.Diagonal().Map(square => square > smallest * smallest ? Math.Sqrt(square) : 0);
        var inverses = lengths.Map(length => length > 0 ? 1 / length : 0);
        var scale = Matrix<double>.Build.DiagonalOfDiagonalVector(inverses);
        Evd<double> evd = (scale * products * scale).Evd(Symmetricity.Symmetric);
        var eigenvalues = evd.EigenValues.Real();
        var least = Math.Max(eigenvalues.Maximum() * Dependence, double.Epsilon);
        var roots = eigenvalues.Map(value => value > least ? Math.Sqrt(value) : 0);
        var inverseRoots = roots.Map(root => root > 0 ? 1 / root : 0);
        var transform = scale * evd.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(inverseRoots);
        var factor = Matrix<double>.Build.DiagonalOfDiagonalVector(roots) * evd.EigenVectors.Transpose()
            * Matrix<double>.Build.DiagonalOfDiagonalVector(lengths);
        return new BlockOrthonormalization(
            transform.ToRowMajorArray(), factor, [.. Enumerable.Range(0, roots.Count).Where(column => roots[column] == 0)]);
    }
}
