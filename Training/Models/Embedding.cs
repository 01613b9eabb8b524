using System.Numerics.Tensors;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Training.Models;

/// <summary>One embedding of all films: the rows of V·Σ from the matrix of features × films, M = U·Σ·Vᵀ.</summary>
/// <remarks>
/// Films with equal columns in M have equal embeddings to the last bit, and with parallel ones parallel embeddings: exact ties
/// stay ties.
/// </remarks>
/// <param name="features">M: a row a user or a term, a column a film.</param>
/// <param name="svd">Its decomposition.</param>
internal sealed class Embedding(SparseMatrix features, TruncatedSvd svd)
{
    /// <summary>A film whose column keeps less than this share of its length lies outside the kept dimensions: rounding noise.</summary>
    private const double NoiseThreshold = 1e-9;

    private readonly double[][] _columns = svd.ScaledRightVectors;
    private readonly double[] _filmNorms = features.ColumnNorms();

    public int Dimensions => _columns.Length;

    /// <summary>uⱼσⱼ for each dimension j: the films' coordinates in it.</summary>
    public double[][] Columns => _columns;

    public Spectrum Spectrum { get; } = Describe(features, svd);

    /// <summary>Writes one film's coordinates.</summary>
    public void CopyRow(int row, Span<double> destination)
    {
        for (var j = 0; j < _columns.Length; j++) destination[j] = _columns[j][row];
        if (TensorPrimitives.Norm<double>(destination) <= NoiseThreshold * _filmNorms[row]) destination.Clear();
    }

    private static Spectrum Describe(SparseMatrix features, TruncatedSvd svd)
    {
        var totalVariance = features.TotalVariance();
        return new Spectrum
        {
            Rows = features.Columns,
            Columns = features.Rows,
            NonZeros = features.NonZeros,
            SingularValues = svd.SingularValues,
            ExplainedVarianceRatios = [.. svd.ScaledRightVectors.Select(column => totalVariance > 0 ? Variance(column) / totalVariance : 0)],
            Energy = TensorPrimitives.SumOfSquares<double>(svd.SingularValues) / features.SquaredFrobeniusNorm(),
        };
    }

    private static double Variance(ReadOnlySpan<double> values)
    {
        var mean = TensorPrimitives.Sum(values) / values.Length;
        return TensorPrimitives.SumOfSquares(values) / values.Length - mean * mean;
    }
}
