using System.Numerics.Tensors;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Matrices;
using MovieSimilarity.Trainer.Svd;

namespace MovieSimilarity.Trainer.Training;

/// <summary>One embedding of all films: the rows of U·Σ, computed as A·V.</summary>
/// <remarks>A·V gives films with equal rows in A equal embeddings to the last bit, so exact ties stay ties.</remarks>
internal sealed class Embedding
{
    /// <summary>A film whose row keeps less than this share of its length lies outside the kept dimensions: rounding noise.</summary>
    private const double NoiseThreshold = 1e-9;

    private readonly double[][] _columns;
    private readonly double[] _rowNorms;

    public Embedding(SparseMatrix matrix, TruncatedSvd svd)
    {
        _columns = new double[svd.SingularValues.Length][];
        for (var j = 0; j < _columns.Length; j++) matrix.Multiply(svd.RightVectors[j], _columns[j] = new double[matrix.Rows]);
        _rowNorms = [.. Enumerable.Range(0, matrix.Rows).Select(row => TensorPrimitives.Norm(matrix.RowValues(row)))];
        Spectrum = Describe(matrix, svd);
    }

    public int Dimensions => _columns.Length;

    public Spectrum Spectrum { get; }

    /// <summary>Writes one film's coordinates.</summary>
    public void CopyRow(int row, Span<double> destination)
    {
        for (var j = 0; j < _columns.Length; j++) destination[j] = _columns[j][row];
        if (TensorPrimitives.Norm<double>(destination) <= NoiseThreshold * _rowNorms[row]) destination.Clear();
    }

    private Spectrum Describe(SparseMatrix matrix, TruncatedSvd svd)
    {
        var totalVariance = matrix.TotalVariance();
        return new Spectrum
        {
            Rows = matrix.Rows,
            Columns = matrix.Columns,
            NonZeros = matrix.NonZeros,
            SingularValues = svd.SingularValues,
            ExplainedVarianceRatios = [.. _columns.Select(column => totalVariance > 0 ? Variance(column) / totalVariance : 0)],
            Energy = TensorPrimitives.SumOfSquares<double>(svd.SingularValues) / matrix.SquaredFrobeniusNorm(),
        };
    }

    private static double Variance(ReadOnlySpan<double> values)
    {
        var mean = TensorPrimitives.Sum(values) / values.Length;
        return TensorPrimitives.SumOfSquares(values) / values.Length - mean * mean;
    }
}
