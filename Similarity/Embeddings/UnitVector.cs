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
        if (!double.IsFinite(norm)) throw new ArgumentException("The vector holds a NaN or an infinity, or its length overflows.");
        for (var i = 0; i < vector.Length; i++) unit[i] = norm == 0 ? 0f : (float)(vector[i] / norm);
        return norm;
    }
}
