using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MovieSimilarity.Training.Svd;

/// <summary>Eigenpairs of a projected symmetric operator, largest eigenvalue first.</summary>
/// <param name="Values">θ, descending.</param>
/// <param name="Vectors">The eigenvectors s in coordinates of the basis.</param>
/// <param name="Residuals">‖B·(last elements of s)‖ / θ₁ for each, with B the coupling to what lies outside the basis.</param>
internal sealed record RitzPairs(double[] Values, double[][] Vectors, double[] Residuals)
{
    /// <summary>The largest relative residual.</summary>
    public double Residual => Residuals.Max();

    /// <param name="projection">H = QᵀGQ, symmetric.</param>
    /// <param name="coupling">B, square, of an order no larger than H's: GQ = QH + (next block)·B·(last columns of I)ᵀ.</param>
    public static RitzPairs Of(Matrix<double> projection, double[,] coupling)
    {
        Evd<double> evd = projection.Evd(Symmetricity.Symmetric);
        var order = evd.EigenValues.Count;
        var descending = Enumerable.Range(0, order).OrderByDescending(i => evd.EigenValues[i].Real).ToArray();
        var values = descending.Select(i => evd.EigenValues[i].Real).ToArray();
        var vectors = descending.Select(i => evd.EigenVectors.Column(i).ToArray()).ToArray();
        var scale = Math.Max(values[0], double.Epsilon);
        return new RitzPairs(values, vectors, Array.ConvertAll(vectors, vector => Length(coupling, vector) / scale));
    }

    public RitzPairs Take(int count) => new(Values[..count], Vectors[..count], Residuals[..count]);

    private static double Length(double[,] coupling, double[] vector)
    {
        var order = coupling.GetLength(0);
        var product = new double[order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++) product[i] += coupling[i, j] * vector[vector.Length - order + j];
        }
        return TensorPrimitives.Norm<double>(product);
    }
}
