using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// One query in the codes of an index, with the bounds that follow from them. Reused from query to query, so that none allocates.
/// <c>docs/search.md</c> has the argument.
/// </summary>
internal sealed class QuantizedQuery
{
    /// <summary>Shorter or longer queries would lose digits in single precision.</summary>
    private const double ShortestNorm = 1e-15, LongestNorm = 1e15;

    private readonly QueryCodes _head = new();
    private readonly QueryCodes _fineHead = new();
    private readonly QueryCodes _middle = new();
    private readonly QueryCodes _tail = new();
    private float[] _turned = [];
    private double[] _coordinates = [];
    private ScoreBounds _bounds;

    /// <summary>The bounds of rows' scores.</summary>
    public ref readonly ScoreBounds Bounds => ref _bounds;

    /// <summary>How far a score may be above the dot product in single precision.</summary>
    public double DenseSlack { get; private set; }

    /// <summary>Codes to be multiplied with head codes.</summary>
    public ReadOnlySpan<sbyte> HeadCodes => _head.Line(0);

    /// <summary>Codes of the error of <see cref="HeadCodes"/>, in smaller steps.</summary>
    public ReadOnlySpan<sbyte> FineHeadCodes => _fineHead.Line(0);

    /// <summary>Codes to be multiplied with the first line of residual codes: zeros for the header, then the middle.</summary>
    public ReadOnlySpan<sbyte> MiddleCodes => _middle.Line(0);

    /// <summary>Codes to be multiplied with a line of tails, which begins at <see cref="CodeLayout.TailLineStart"/>.</summary>
    public ReadOnlySpan<sbyte> TailCodes(int line) => _tail.Line(line);

    /// <summary>Quantizes a query.</summary>
    /// <param name="index">The codes that it will meet.</param>
    /// <param name="weights">w: the vector whose dot product with a row is the score, rounded to single precision.</param>
    /// <returns>Whether there are bounds for it; a query of zeros, for one, has none.</returns>
    public bool TryQuantize(QuantizedIndex index, ReadOnlySpan<float> weights)
    {
        EnsureBuffers(index.Rotation);
        var length = RoundUp.Norm(weights);
        if (length is not (> ShortestNorm and < LongestNorm)) return false;
        index.Rotation.Apply(weights, _turned);
        TensorPrimitives.ConvertTruncating<float, double>(_turned.AsSpan(0, _coordinates.Length), _coordinates);
        var head = _coordinates.AsSpan(0, index.Layout.HeadDimensions);
        var residual = _coordinates.AsSpan(head.Length);
        var middle = residual[..Math.Min(CodeLayout.MiddleLength, residual.Length)];
        var tail = residual[middle.Length..];
        var norms = new QueryNorms(Norm(_coordinates), Norm(head), Norm(residual), Norm(tail));
        var largest = Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude<double>(head)), norms.Residual);
        if (!(largest > length * RoundUp.Margin)) return false;
        _head.Quantize(head, largest, lines: 1, first: 0);
        var residualNormCode = (int)Math.Ceiling(norms.Residual / _head.Step);
        _head.Set(CodeLayout.ResidualNormIndex, residualNormCode);
        _fineHead.Quantize(head, lines: 1, first: 0);
        _middle.Quantize(middle, lines: 1, ResidualHeader.Length);
        _tail.Quantize(tail, index.Layout.TailLines, index.Layout.TailStart);
        _bounds = new ScoreBounds(
            norms, _head, residualNormCode, _fineHead, _middle, _tail, index.Bounds, RoundingSlack(index.Rotation, length));
        DenseSlack = (RoundUp.Gamma(weights.Length) + RoundUp.HalfUlp + RoundUp.Margin * 100) * FusedEmbeddings.MaxRowNorm * length;
        return true;
    }

    /// <summary>The errors of turning rows and query, of rounding w, and of all that is computed in double precision.</summary>
    private static double RoundingSlack(PcaRotation rotation, double length) =>
        (rotation.RelativeError + rotation.Defect + RoundUp.HalfUlp + RoundUp.Margin * 100) * 2 * FusedEmbeddings.MaxRowNorm * length;

    private static double Norm(ReadOnlySpan<double> vector) => RoundUp.Of(TensorPrimitives.Norm(vector));

    private void EnsureBuffers(PcaRotation rotation)
    {
        if (_coordinates.Length == rotation.Dimensions) return;
        (_turned, _coordinates) = (new float[rotation.BufferLength], new double[rotation.Dimensions]);
    }
}

/// <summary>Some coordinates of a query as whole steps, −64 to 64 of them, in lines for the kernels. Reused from query to query.</summary>
internal sealed class QueryCodes
{
    private sbyte[] _codes = [];

    /// <summary>The number that a step stands for; 0 where all coordinates are 0.</summary>
    public double Step { get; private set; }

    /// <summary>The sum of the codes of all coordinates.</summary>
    public int Sum { get; private set; }

    /// <summary>At least the length of the error of the codes.</summary>
    public double Error { get; private set; }

    /// <summary>The 64 codes of a line.</summary>
    public ReadOnlySpan<sbyte> Line(int line) => _codes.AsSpan(line * LineProducts.Length, LineProducts.Length);

    /// <summary>Quantizes coordinates in the smallest steps that the largest coordinate allows.</summary>
    /// <param name="values">The coordinates; afterwards the errors of their codes.</param>
    /// <param name="lines">The number of lines to make room for.</param>
    /// <param name="first">The place of the first coordinate in these lines; all codes before it and after the last are 0.</param>
    public void Quantize(Span<double> values, int lines, int first)
    {
        var largest = values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(values));
        Quantize(values, largest, lines, first);
    }

    /// <summary>The same in steps that suffice for another number as well.</summary>
    public void Quantize(Span<double> values, double largest, int lines, int first)
    {
        // A little more than the largest, so that no rounding asks for a code beyond the last.
        (Step, Sum) = (RoundUp.Of(largest) / LineProducts.MaxQueryCode, 0);
        if (_codes.Length != lines * LineProducts.Length) _codes = new sbyte[lines * LineProducts.Length];
        Array.Clear(_codes);
        for (var j = 0; Step > 0 && j < values.Length; j++)
        {
            var code = (int)Math.Round(values[j] / Step);
            _codes[first + j] = (sbyte)code;
            Sum += code;
            values[j] -= Step * code;
        }
        Error = RoundUp.Of(TensorPrimitives.Norm<double>(values));
    }

    /// <summary>Sets a code that stands for no coordinate and does not count in <see cref="Sum"/>.</summary>
    public void Set(int place, int code) => _codes[place] = (sbyte)code;
}
