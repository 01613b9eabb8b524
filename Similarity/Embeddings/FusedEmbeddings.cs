namespace MovieSimilarity.Embeddings;

/// <summary>
/// Both embeddings of a run of films, fused: row i is the collaborative unit vector followed by the content unit vector,
/// so that one pass over a row gives both cosines. A half is all zeros where the film has no such embedding.
/// </summary>
/// <remarks>Shape: <see cref="Rows"/> × <see cref="Dimensions"/>, row-major, 32-bit floats. Immutable.</remarks>
public sealed class FusedEmbeddings
{
    /// <summary>
    /// The longest half: ten times the usual length. Work for a film grows with the square of its length, and so would what a small file
    /// can make a service compute.
    /// </summary>
    public const int MaxDimensions = 1024;

    /// <summary>How far a stored half's Euclidean norm may be from 1: far above float rounding, far below a raw vector.</summary>
    private const double NormTolerance = 1e-4;

    /// <summary>No row is longer: two halves of at most 1 + <see cref="NormTolerance"/>.</summary>
    internal const double MaxRowNorm = 1.4142135623731 * (1 + NormTolerance);

    private readonly ReadOnlyMemory<float> _values;

    /// <summary>Wraps row-major values without copying them; the caller must not change them afterwards.</summary>
    /// <param name="values">rows × (collaborative + content) floats.</param>
    /// <param name="collaborativeDimensions">Length of the collaborative half, 1 to <see cref="MaxDimensions"/>.</param>
    /// <param name="contentDimensions">Length of the content half, likewise.</param>
    /// <exception cref="ArgumentException">
    /// The values are no whole number of rows, a value is NaN or infinite, or a half is neither a unit nor a zero vector.
    /// </exception>
    public FusedEmbeddings(ReadOnlyMemory<float> values, int collaborativeDimensions, int contentDimensions)
        : this(values, collaborativeDimensions, contentDimensions, validated: false)
    {
    }

    private FusedEmbeddings(ReadOnlyMemory<float> values, int collaborativeDimensions, int contentDimensions, bool validated)
    {
        RequireLength(collaborativeDimensions, "collaborative");
        RequireLength(contentDimensions, "content");
        if (values.Length % (collaborativeDimensions + contentDimensions) != 0)
        {
            throw new ArgumentException(
                $"{values.Length} values are no whole number of rows of {collaborativeDimensions} + {contentDimensions} dimensions.");
        }
        _values = values;
        CollaborativeDimensions = collaborativeDimensions;
        ContentDimensions = contentDimensions;
        if (!validated) Validate();
    }

    /// <summary>Number of films.</summary>
    public int Rows => _values.Length / Dimensions;

    /// <summary>Length of a row: collaborative plus content dimensions.</summary>
    public int Dimensions => CollaborativeDimensions + ContentDimensions;

    /// <summary>Length of the collaborative half, which comes first.</summary>
    public int CollaborativeDimensions { get; }

    /// <summary>Length of the content half.</summary>
    public int ContentDimensions { get; }

    /// <summary>All values, row-major.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>Both halves of one film's embedding.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.Span.Slice(row * Dimensions, Dimensions);

    /// <summary>The same as memory, which keeps the embeddings alive and outlives a call.</summary>
    public ReadOnlyMemory<float> RowMemory(int row) => _values.Slice(row * Dimensions, Dimensions);

    /// <summary>The values of a contiguous run of rows.</summary>
    internal ReadOnlySpan<float> RowRange(int firstRow, int rows) => _values.Span.Slice(firstRow * Dimensions, rows * Dimensions);

    /// <summary>A view of a contiguous run of rows; nothing is copied.</summary>
    public FusedEmbeddings Slice(int firstRow, int rows) =>
        new(_values.Slice(firstRow * Dimensions, rows * Dimensions), CollaborativeDimensions, ContentDimensions, validated: true);

    private static void RequireLength(int dimensions, string name)
    {
        if (dimensions is < 1 or > MaxDimensions)
            throw new ArgumentException($"The {name} embeddings have {dimensions} dimensions; 1 to {MaxDimensions:N0} are allowed.");
    }

    private void Validate()
    {
        for (var row = 0; row < Rows; row++)
        {
            ValidateHalf(row, Row(row)[..CollaborativeDimensions], "collaborative");
            ValidateHalf(row, Row(row)[CollaborativeDimensions..], "content");
        }
    }

    private static void ValidateHalf(int row, ReadOnlySpan<float> half, string name)
    {
        if (!half.ContainsAnyExcept(0f)) return;
        // In double precision: squares of floats neither overflow nor vanish, so neither kind passes for another.
        var squares = 0.0;
        foreach (var value in half) squares += (double)value * value;
        if (!double.IsFinite(squares))
            throw new ArgumentException($"The {name} embedding in row {row} holds a NaN or an infinity.");
        var norm = Math.Sqrt(squares);
        if (Math.Abs(norm - 1) > NormTolerance)
            throw new ArgumentException($"The {name} embedding in row {row} has length {norm}; it must be a unit or a zero vector.");
    }
}
