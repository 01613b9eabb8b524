using System.Numerics.Tensors;

namespace MovieSimilarity.Search.Quantization;

/// <summary>The principal axes of a symmetric positive semi-definite matrix, by one-sided Jacobi rotations.</summary>
/// <remarks>
/// Rotating pairs of rows of J·A until all are orthogonal gives J·A²·Jᵀ = Σ² (Hestenes, 1958). J is a product of plane rotations,
/// and so orthogonal to rounding however early one stops: few sweeps do where any orthogonal matrix is right and axes in order of
/// energy are merely better.
/// </remarks>
internal static class JacobiRotations
{
    private const int MaxSweeps = 8;

    /// <summary>Cosine of the angle between two rows below which they count as orthogonal.</summary>
    private const double Orthogonal = 1e-6;

    /// <summary>The axes as rows, those of the largest eigenvalues first.</summary>
    /// <param name="matrix">The rows of A; destroyed.</param>
    public static double[][] FindAxes(double[][] matrix)
    {
        var axes = Enumerable.Range(0, matrix.Length).Select(row => UnitVector(matrix.Length, row)).ToArray();
        for (var sweep = 0; sweep < MaxSweeps && Sweep(matrix, axes); sweep++)
        {
        }
        var energies = Array.ConvertAll(matrix, row => -TensorPrimitives.SumOfSquares<double>(row));
        Array.Sort(energies, axes);
        return axes;
    }

    private static double[] UnitVector(int length, int axis)
    {
        var vector = new double[length];
        vector[axis] = 1;
        return vector;
    }

    /// <summary>Makes every pair of rows orthogonal once.</summary>
    /// <returns>Whether any pair was not.</returns>
    private static bool Sweep(double[][] rows, double[][] axes)
    {
        var rotated = false;
        for (var i = 0; i < rows.Length - 1; i++)
        {
            for (var j = i + 1; j < rows.Length; j++)
            {
                var (p, q) = (TensorPrimitives.SumOfSquares<double>(rows[i]), TensorPrimitives.SumOfSquares<double>(rows[j]));
                var product = TensorPrimitives.Dot<double>(rows[i], rows[j]);
                if (!(Math.Abs(product) > Orthogonal * Math.Sqrt(p * q))) continue;
                var (cosine, sine) = Angle(p, q, product);
                Rotate(rows[i], rows[j], cosine, sine);
                Rotate(axes[i], axes[j], cosine, sine);
                rotated = true;
            }
        }
        return rotated;
    }

    /// <summary>The smaller of the two rotations after which rows with these squares and this product are orthogonal.</summary>
    private static (double Cosine, double Sine) Angle(double p, double q, double product)
    {
        var cotangent = (q - p) / (2 * product);
        var tangent = Math.CopySign(1, cotangent) / (Math.Abs(cotangent) + Math.Sqrt(1 + cotangent * cotangent));
        var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
        return (cosine, cosine * tangent);
    }

    private static void Rotate(double[] first, double[] second, double cosine, double sine)
    {
        for (var k = 0; k < first.Length; k++)
        {
            var (x, y) = (first[k], second[k]);
            first[k] = cosine * x - sine * y;
            second[k] = sine * x + cosine * y;
        }
    }
}
