using System.Numerics.Tensors;

namespace MovieSimilarity.Embeddings;

/// <summary>Normalisation to unit Euclidean length, the form in which embeddings are stored and searched.</summary>
public static class UnitVector
{
    /// <summary>
    /// Writes x / ‖x‖₂ to <paramref name="unit"/>, computed in double precision and rounded once, so that collinear
    /// vectors give equal floats. A zero vector stays zero.
    /// </summary>
    /// <param name="vector">x, any length.</param>
    /// <param name="unit">The destination, of the same length.</param>
    /// <returns>‖x‖₂.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the norm is NaN or infinite.</exception>
    public static double Normalize(ReadOnlySpan<double> vector, Span<float> unit)
    {
        if (vector.Length != unit.Length) throw new ArgumentException("Vector and destination must have the same length.");
        var norm = TensorPrimitives.Norm(vector);
        // Beyond these bounds squares overflow or lose digits.
        if (norm is not (> 1e-140 and < 1e150)) return NormalizeExtreme(vector, unit);
        for (var i = 0; i < vector.Length; i++) unit[i] = (float)(vector[i] / norm);
        return norm;
    }

    /// <summary>The same for a vector that must first be scaled, by a power of two and so without rounding.</summary>
    private static double NormalizeExtreme(ReadOnlySpan<double> vector, Span<float> unit)
    {
        var largest = 0.0;
        foreach (var value in vector) largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0)
        {
            unit.Clear();
            return 0;
        }
        var exponent = double.IsFinite(largest) ? Math.ILogB(largest) : 0;
        var scaled = new double[vector.Length];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = Math.ScaleB(vector[i], -exponent);
        var norm = Math.ScaleB(TensorPrimitives.Norm<double>(scaled), exponent);
        if (!double.IsFinite(norm)) throw new ArgumentException("The vector holds a NaN or an infinity, or its length overflows.");
        Normalize(scaled, unit);
        return norm;
    }
}
