using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    /// <param name="cancellationToken">Looked at after each row: O(d²) operations.</param>
    public static double[][] FindAxes(double[][] matrix, CancellationToken cancellationToken)
    {
        var axes = Enumerable.Range(0, matrix.Length).Select(row => UnitVector(matrix.Length, row)).ToArray();
        for (var sweep = 0; sweep < MaxSweeps && Sweep(matrix, axes, cancellationToken); sweep++)
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
    private static bool Sweep(double[][] rows, double[][] axes, CancellationToken cancellationToken)
    {
        var rotated = false;
        for (var i = 0; i < rows.Length - 1; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
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

    /// <summary>By vectors; products and sums are rounded one by one, so that the axes do not depend on the processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate(double[] first, double[] second, double cosine, double sine)
    {
        ref var firsts = ref MemoryMarshal.GetArrayDataReference(first);
        ref var seconds = ref MemoryMarshal.GetArrayDataReference(second);
        var (cosines, sines) = (Vector256.Create(cosine), Vector256.Create(sine));
        var k = 0;
        for (; k <= first.Length - Vector256<double>.Count; k += Vector256<double>.Count)
        {
            var (x, y) = (Vector256.LoadUnsafe(ref firsts, (nuint)k), Vector256.LoadUnsafe(ref seconds, (nuint)k));
            (cosines * x - sines * y).StoreUnsafe(ref firsts, (nuint)k);
            (sines * x + cosines * y).StoreUnsafe(ref seconds, (nuint)k);
        }
        for (; k < first.Length; k++)
        {
            var (x, y) = (first[k], second[k]);
            first[k] = cosine * x - sine * y;
            second[k] = sine * x + cosine * y;
        }
    }
}
