using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// A matrix R, orthogonal to rounding. It turns embeddings to their principal axes, so that the first coordinates hold most of their energy.
/// Dot products stay the same to within <see cref="Defect"/>.
/// </summary>
internal sealed class PcaRotation
{
    /// <summary>So many rows suffice to find the principal axes, which need not be exact.</summary>
    private const int SampleRows = 4096;

    /// <summary>Coordinates that one pass over x computes: four vectors of eight, which stay in registers.</summary>
    private const int Tile = 32;

    private readonly float[] _columns;
    private readonly int _stride;

    /// <param name="values">R, d × d, row-major.</param>
    /// <param name="dimensions">d.</param>
    public PcaRotation(ReadOnlyMemory<float> values, int dimensions)
    {
        (Values, Dimensions) = (values, dimensions);
        _stride = (dimensions + Tile - 1) / Tile * Tile;
        _columns = Transpose(values.Span);
        Defect = MeasureDefect();
        RelativeError = RoundUp.Gamma(dimensions) * Math.Sqrt(dimensions * (1 + Defect));
    }

    /// <summary>d: length of the vectors that it turns.</summary>
    public int Dimensions { get; }

    /// <summary>R, d × d, row-major.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>At least ‖RᵀR − I‖₂: how far dot products may be off, relative to the vectors' lengths.</summary>
    public double Defect { get; }

    /// <summary>
    /// At least ‖fl(R·x) − R·x‖₂ / ‖x‖₂ for <see cref="Apply"/>, whatever the order of its sums: γ·‖R‖_F, with γ of
    /// <see cref="RoundUp.Gamma"/>.
    /// </summary>
    public double RelativeError { get; }

    /// <summary>Length of the buffer that <see cref="Apply"/> writes: d and a little more.</summary>
    public int BufferLength => _stride;

    /// <summary>The rotation to the principal axes of a sample of the rows.</summary>
    public static PcaRotation ToPrincipalAxes(FusedEmbeddings embeddings, CancellationToken cancellationToken)
    {
        var axes = JacobiRotations.FindAxes(SecondMoments(embeddings, cancellationToken), cancellationToken);
        var values = new float[embeddings.Dimensions * embeddings.Dimensions];
        for (var i = 0; i < values.Length; i++) values[i] = (float)axes[i / embeddings.Dimensions][i % embeddings.Dimensions];
        return new PcaRotation(values, embeddings.Dimensions);
    }

    /// <summary>y = R·x; what lies behind y's d coordinates becomes zero.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, Dimensions);
        ArgumentOutOfRangeException.ThrowIfLessThan(y.Length, _stride);
        for (var tile = 0; tile < _stride; tile += Tile) ApplyTile(x, tile, ref MemoryMarshal.GetReference(y[tile..]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyTile(ReadOnlySpan<float> x, int tile, ref float y)
    {
        Vector256<float> y0 = default, y1 = default, y2 = default, y3 = default;
        ref var column = ref MemoryMarshal.GetArrayDataReference(_columns);
        var offset = (nuint)tile;
        foreach (var value in x)
        {
            var factor = Vector256.Create(value);
            y0 = Vector256.MultiplyAddEstimate(factor, Vector256.LoadUnsafe(ref column, offset), y0);
            y1 = Vector256.MultiplyAddEstimate(factor, Vector256.LoadUnsafe(ref column, offset + 8), y1);
            y2 = Vector256.MultiplyAddEstimate(factor, Vector256.LoadUnsafe(ref column, offset + 16), y2);
            y3 = Vector256.MultiplyAddEstimate(factor, Vector256.LoadUnsafe(ref column, offset + 24), y3);
            offset += (nuint)_stride;
        }
        y0.StoreUnsafe(ref y);
        y1.StoreUnsafe(ref y, 8);
        y2.StoreUnsafe(ref y, 16);
        y3.StoreUnsafe(ref y, 24);
    }

    /// <summary>Σ x·xᵀ over rows evenly spread.</summary>
    private static double[][] SecondMoments(FusedEmbeddings embeddings, CancellationToken cancellationToken)
    {
        var sums = new float[embeddings.Dimensions * embeddings.Dimensions];
        var sampled = Math.Min(embeddings.Rows, SampleRows);
        for (var i = 0; i < sampled; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = embeddings.Row((int)((long)i * embeddings.Rows / sampled));
            for (var j = 0; j < row.Length; j++)
            {
                var sum = sums.AsSpan(j * row.Length, row.Length);
                TensorPrimitives.MultiplyAdd(row, row[j], sum, sum);
            }
        }
        return [.. sums.Chunk(embeddings.Dimensions).Select(row => Array.ConvertAll(row, value => (double)value))];
    }

    private float[] Transpose(ReadOnlySpan<float> rows)
    {
        var columns = new float[Dimensions * _stride];
        for (var row = 0; row < Dimensions; row++)
        {
            for (var column = 0; column < Dimensions; column++) columns[column * _stride + row] = rows[row * Dimensions + column];
        }
        return columns;
    }

    /// <summary>‖RᵀR − I‖_F, which is at least the spectral norm.</summary>
    private double MeasureDefect()
    {
        var columns = _columns.Chunk(_stride).Select(column => Array.ConvertAll(column, value => (double)value)).ToArray();
        var squares = 0.0;
        for (var i = 0; i < columns.Length; i++)
        {
            var diagonal = TensorPrimitives.SumOfSquares<double>(columns[i]) - 1;
            squares += diagonal * diagonal;
            for (var j = 0; j < i; j++)
            {
                var product = TensorPrimitives.Dot<double>(columns[i], columns[j]);
                squares += 2 * product * product;
            }
        }
        return Math.Sqrt(squares) + Dimensions * 1e-15;
    }
}
