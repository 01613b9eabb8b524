using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// One query in the codes of an index, with what its bounds need. Reused from query to query, so that none allocates.
/// <c>docs/search.md</c> has the argument.
/// </summary>
internal sealed class QueryEncoder
{
    /// <summary>Shorter or longer queries would lose digits in single precision.</summary>
    private const double ShortestNorm = 1e-15, LongestNorm = 1e15;

    private readonly sbyte[] _prefixCodes = new sbyte[CodeLayout.PrefixLength];
    private readonly sbyte[] _middleCodes = new sbyte[LineProducts.Length];
    private float[] _scaled = [];
    private float[] _turned = [];
    private short[] _rowCodes = [];
    private SearchIndex _index = null!;
    private double _prefixScale;
    private double _prefixSlack;
    private long _prefixOffset;
    private double _middleScale;
    private int _middleOffset;
    private double _middleError;
    private double _rowScale;
    private double _rowSlack;
    private double _norm;
    private double _restNorm;
    private double _tailNorm;
    private int _restCode;

    /// <summary>Codes for <see cref="PrefixKernel"/>.</summary>
    public ReadOnlySpan<sbyte> PrefixCodes => _prefixCodes;

    /// <summary>Codes for <see cref="MiddleKernel"/>.</summary>
    public ReadOnlySpan<sbyte> MiddleCodes => _middleCodes;

    /// <summary>Codes for <see cref="RowKernel"/>: for a prefix, then for a rest.</summary>
    public ReadOnlySpan<short> RowCodes => _rowCodes;

    /// <summary>Prepares for a query.</summary>
    /// <returns>Whether there are bounds for it; not for a query of zeros, for one.</returns>
    public bool TryEncode(SearchIndex index, in NearestQuery query, int collaborativeDimensions)
    {
        _index = index;
        var rotation = index.Rotation;
        EnsureBuffers(index);
        Weigh(query, collaborativeDimensions);
        var length = Upwards.Norm(_scaled);
        if (length is not (> ShortestNorm and < LongestNorm)) return false;
        rotation.Apply(_scaled, _turned);
        var turned = _turned.AsSpan(0, rotation.Dimensions);
        _norm = Upwards.Norm(turned);
        var prefix = index.Layout.PrefixDimensions;
        _restNorm = Upwards.Round(Upwards.Norm(turned[prefix..]));
        _tailNorm = Upwards.Round(Upwards.Norm(turned[Math.Min(prefix + CodeLayout.MiddleLength, turned.Length)..]));
        var largest = Math.Max(Math.Abs((double)TensorPrimitives.MaxMagnitude<float>(turned[..prefix])), _restNorm);
        if (!(largest > length * Upwards.Negligible)) return false;
        var common = (rotation.RelativeError + rotation.Defect + Upwards.Negligible * 100) * 2 * FusedEmbeddings.MaxRowNorm * length;
        EncodePrefix(turned[..prefix], largest, common);
        EncodeMiddle(turned[prefix..Math.Min(prefix + CodeLayout.MiddleLength, turned.Length)]);
        EncodeRow(turned, common);
        return true;
    }

    /// <summary>What the sum of a row's prefix must at least be for its score to reach a threshold.</summary>
    public int SmallestSum(double threshold)
    {
        if (double.IsNegativeInfinity(threshold)) return int.MinValue;
        var sum = Math.Floor((threshold - _prefixSlack) / _prefixScale) + _prefixOffset;
        return (int)Math.Clamp(sum, int.MinValue, int.MaxValue);
    }

    /// <summary>The bound from a row's prefix and its middle.</summary>
    public MiddleBound MiddleBound => new(
        _prefixSlack - _prefixScale * _prefixOffset,
        _prefixScale,
        _middleScale,
        _middleOffset,
        _restNorm + _middleError,
        _tailNorm,
        _middleError * _index.Bounds.Step - _prefixScale * _restCode);

    /// <summary>No less than a row's score, from all its codes.</summary>
    /// <param name="prefix">What <see cref="RowKernel"/> makes of its prefix.</param>
    /// <param name="rest">What it makes of its rest.</param>
    /// <param name="header">What holds for it.</param>
    public double UpperBoundOfAll(int prefix, int rest, in RestHeader header) =>
        _rowScale * (_index.Bounds.Step * prefix + (double)header.Scale * rest) + _norm * header.Error + _rowSlack;

    private void EnsureBuffers(SearchIndex index)
    {
        var dimensions = index.Rotation.Dimensions;
        var codes = CodeLayout.PrefixLength + index.Layout.RestLength;
        if (_scaled.Length == dimensions && _rowCodes.Length == codes) return;
        (_scaled, _turned, _rowCodes) = (new float[dimensions], new float[index.Rotation.BufferLength], new short[codes]);
    }

    /// <summary>The vector whose dot product with a row is the score.</summary>
    private void Weigh(in NearestQuery query, int collaborativeDimensions)
    {
        var (collaborative, content) = query.Scoring switch
        {
            Scoring.Collaborative => (1f, 0f),
            Scoring.Content => (0f, 1f),
            _ => (0.5f, 0.5f),
        };
        var embedding = query.Embedding.Span;
        TensorPrimitives.Multiply(embedding[..collaborativeDimensions], collaborative, _scaled);
        TensorPrimitives.Multiply(embedding[collaborativeDimensions..], content, _scaled.AsSpan(collaborativeDimensions));
    }

    private void EncodePrefix(ReadOnlySpan<float> prefix, double largest, double common)
    {
        // A little more than the largest, so that no rounding asks for a code beyond it.
        var step = Upwards.Round(largest) / LineProducts.MaxQueryCode;
        var (sum, error) = Encode(prefix, step, _prefixCodes);
        _restCode = (int)Math.Ceiling(_restNorm / step);
        _prefixCodes[CodeLayout.RestNormIndex] = (sbyte)_restCode;
        var bounds = _index.Bounds;
        _prefixScale = step * bounds.Step;
        _prefixOffset = CodeLayout.Offset * (long)(sum + _restCode);
        _prefixSlack = Upwards.Round(Upwards.Norm(prefix)) * bounds.PrefixError + error * bounds.PrefixNorm + common;
    }

    private void EncodeMiddle(ReadOnlySpan<float> middle)
    {
        var largest = middle.IsEmpty ? 0 : Math.Abs((double)TensorPrimitives.MaxMagnitude(middle));
        _middleScale = Upwards.Round(largest) / LineProducts.MaxQueryCode;
        (var sum, _middleError) = Encode(middle, _middleScale, _middleCodes.AsSpan(CodeLayout.HeaderLength));
        _middleOffset = CodeLayout.Offset * sum;
    }

    /// <summary>Codes some coordinates in steps.</summary>
    /// <returns>The sum of the codes, and at least the length of what they miss.</returns>
    private static (int Sum, double Error) Encode(ReadOnlySpan<float> values, double step, Span<sbyte> codes)
    {
        var (errors, sum) = (0.0, 0);
        codes.Clear();
        for (var j = 0; j < values.Length; j++)
        {
            var code = step > 0 ? (int)Math.Round(values[j] / step) : 0;
            codes[j] = (sbyte)code;
            sum += code;
            var error = values[j] - step * code;
            errors += error * error;
        }
        return (sum, Upwards.Round(Math.Sqrt(errors)));
    }

    private void EncodeRow(ReadOnlySpan<float> turned, double common)
    {
        var maxCode = RowKernel.MaxQueryCode(_index.Layout);
        _rowScale = Math.Abs((double)TensorPrimitives.MaxMagnitude(turned)) / maxCode;
        var prefix = _index.Layout.PrefixDimensions;
        var errors = 0.0;
        Array.Clear(_rowCodes);
        for (var j = 0; j < turned.Length; j++)
        {
            var code = (int)Math.Round(turned[j] / _rowScale);
            _rowCodes[j < prefix ? j : CodeLayout.PrefixLength + j - prefix] = (short)code;
            var error = turned[j] - _rowScale * code;
            errors += error * error;
        }
        _rowSlack = Upwards.Round(Math.Sqrt(errors)) * (FusedEmbeddings.MaxRowNorm * (1 + _index.Rotation.Defect) + _index.Bounds.Error) + common;
        _norm = Upwards.Round(_norm);
    }
}
