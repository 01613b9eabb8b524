using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MovieSimilarity.Trainer.Svd;

/// <summary>Eigenpairs of a projected symmetric operator, largest eigenvalue first.</summary>
/// <param name="Values">θ, descending.</param>
/// <param name="Vectors">The eigenvectors s in coordinates of the basis.</param>
/// <param name="Residuals">β·|last element of s| / θ₁ for each.</param>
internal sealed record RitzPairs(double[] Values, double[][] Vectors, double[] Residuals)
{
    // MathNet's managed provider alone gives the same bytes whatever native libraries a machine has.
    static RitzPairs() => Control.UseManaged();

    /// <summary>The largest relative residual.</summary>
    public double Residual => Residuals.Max();

    public static RitzPairs Of(double[,] projection, double residualNorm)
    {
        Evd<double> evd = Matrix<double>.Build.DenseOfArray(projection).Evd(Symmetricity.Symmetric);
        var order = evd.EigenValues.Count;
        var descending = Enumerable.Range(0, order).OrderByDescending(i => evd.EigenValues[i].Real).ToArray();
        var values = descending.Select(i => evd.EigenValues[i].Real).ToArray();
        var vectors = descending.Select(i => evd.EigenVectors.Column(i).ToArray()).ToArray();
        var scale = Math.Max(values[0], double.Epsilon);
        return new RitzPairs(values, vectors, [.. vectors.Select(vector => Math.Abs(residualNorm * vector[^1]) / scale)]);
    }

    public RitzPairs Take(int count) => new(Values[..count], Vectors[..count], Residuals[..count]);
}
