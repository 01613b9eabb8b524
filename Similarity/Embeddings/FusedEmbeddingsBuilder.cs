namespace MovieSimilarity.Embeddings;

/// <summary>Fuses unnormalised embeddings, row by row. Threads may set different rows at once.</summary>
public sealed class FusedEmbeddingsBuilder
{
    private readonly float[] _values;
    private readonly float[] _norms;
    private readonly int _collaborativeDimensions;
    private readonly int _contentDimensions;

    /// <summary>Makes room for a number of films; rows that are never set stay zero.</summary>
    /// <param name="rows">Number of films.</param>
    /// <param name="collaborativeDimensions">Length of the collaborative half, 1 to <see cref="FusedEmbeddings.MaxDimensions"/>.</param>
    /// <param name="contentDimensions">Length of the content half, likewise.</param>
    /// <exception cref="ArgumentException">So many values do not <see cref="Fit"/>.</exception>
    public FusedEmbeddingsBuilder(int rows, int collaborativeDimensions, int contentDimensions)
    {
        var dimensions = collaborativeDimensions + contentDimensions;
        if (!Fit(rows, dimensions)) throw new ArgumentException($"{rows} films with {dimensions} dimensions are more than a model can hold.");
        (_collaborativeDimensions, _contentDimensions) = (collaborativeDimensions, contentDimensions);
        (_values, _norms) = (new float[rows * dimensions], new float[2 * rows]);
    }

    /// <summary>Lengths of the rows before normalisation, rows × 2: collaborative, content, collaborative, …</summary>
    public ReadOnlyMemory<float> Norms => _norms;

    /// <summary>Whether a model can hold so many films with so many dimensions, both halves together.</summary>
    public static bool Fit(int rows, int dimensions) => (long)rows * dimensions <= Array.MaxLength;

    /// <summary>Normalises both halves of a film's embedding and takes them in.</summary>
    /// <param name="row">The film's row, from 0.</param>
    /// <param name="collaborative">The collaborative half, any length.</param>
    /// <param name="content">The content half, any length.</param>
    /// <exception cref="ArgumentException">A half has another number of dimensions, holds a NaN or an infinity, or its length overflows.</exception>
    public void SetRow(int row, ReadOnlySpan<double> collaborative, ReadOnlySpan<double> content)
    {
        var dimensions = _collaborativeDimensions + _contentDimensions;
        var unit = _values.AsSpan(row * dimensions, dimensions);
        _norms[2 * row] = Normalize(collaborative, unit[.._collaborativeDimensions]);
        _norms[2 * row + 1] = Normalize(content, unit[_collaborativeDimensions..]);
    }

    /// <summary>Takes in a film's embedding as another model has it.</summary>
    /// <param name="row">The film's row, from 0.</param>
    /// <param name="unit">Both halves, each of unit length or zero.</param>
    /// <param name="norms">The lengths of both halves before normalisation.</param>
    public void CopyRow(int row, ReadOnlySpan<float> unit, ReadOnlySpan<float> norms)
    {
        unit.CopyTo(_values.AsSpan(row * unit.Length, unit.Length));
        norms.CopyTo(_norms.AsSpan(2 * row, 2));
    }

    /// <summary>The fused embeddings. They share this builder's memory: no row may be set afterwards.</summary>
    public FusedEmbeddings Build() => new(_values, _collaborativeDimensions, _contentDimensions);

    private static float Normalize(ReadOnlySpan<double> half, Span<float> unit)
    {
        var norm = (float)UnitVector.Normalize(half, unit);
        // A half too short for a float is what rounding left of nothing.
        if (norm == 0) unit.Clear();
        return norm;
    }
}
