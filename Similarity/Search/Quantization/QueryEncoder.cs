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

    private readonly StepCodes _prefix = new();
    private readonly StepCodes _prefixRest = new();
    private readonly StepCodes _middle = new();
    private readonly StepCodes _tail = new();
    private float[] _scaled = [];
    private float[] _turned = [];
    private double[] _coordinates = [];
    private SearchIndex _index = null!;
    private double _prefixSlack;
    private long _prefixOffset;
    private double _prefixNorm;
    private double _restNorm;
    private double _tailNorm;
    private double _norm;
    private int _restCode;

    /// <summary>w: the vector whose dot product with a row is the score.</summary>
    public ReadOnlySpan<float> Weights => _scaled;

    /// <summary>How far a score may be above the dot product in single precision.</summary>
    public double DenseSlack { get; private set; }

    /// <summary>Codes to be multiplied with prefixes.</summary>
    public ReadOnlySpan<sbyte> PrefixCodes => _prefix.Line(0);

    /// <summary>What these miss, in smaller steps.</summary>
    public ReadOnlySpan<sbyte> PrefixRestCodes => _prefixRest.Line(0);

    /// <summary>Codes to be multiplied with the first line of rests: zeros for the header, then the middle.</summary>
    public ReadOnlySpan<sbyte> MiddleCodes => _middle.Line(0);

    /// <summary>Codes to be multiplied with a line of tails; <see cref="CodeLayout.TailLineStart"/> tells where it begins.</summary>
    public ReadOnlySpan<sbyte> TailCodes(int line) => _tail.Line(line);

    /// <summary>The bound of a row from its prefix and its middle.</summary>
    public LinearBound MiddleBound => new(
        _prefixSlack - PrefixFactor(_prefix) * _prefixOffset,
        PrefixFactor(_prefix),
        _middle.Step,
        CodeLayout.Offset * _middle.Sum,
        _restNorm + _middle.Error,
        _tailNorm,
        _middle.Error * _index.Bounds.Step - PrefixFactor(_prefix) * _restCode);

    /// <summary>What makes it the bound from all codes: the prefix in smaller steps, and the tail.</summary>
    public LinearBound TailBound => new(
        _prefixRest.Error * _index.Bounds.PrefixNorm - PrefixLoss - PrefixFactor(_prefixRest) * CodeLayout.Offset * _prefixRest.Sum,
        PrefixFactor(_prefixRest),
        _tail.Step,
        CodeLayout.Offset * _tail.Sum,
        _norm - _restNorm + _tail.Error,
        _tail.Error - _tailNorm,
        0);

    /// <summary>What the codes of prefixes lose, the query's and the rows'.</summary>
    private double PrefixLoss => _prefix.Error * _index.Bounds.PrefixNorm + _prefixNorm * _index.Bounds.PrefixError;

    /// <summary>Prepares for a query.</summary>
    /// <returns>Whether there are bounds for it; not for a query of zeros, for one.</returns>
    public bool TryEncode(SearchIndex index, in NearestQuery query, int collaborativeDimensions)
    {
        _index = index;
        EnsureBuffers(index.Rotation);
        Weigh(query, collaborativeDimensions);
        var length = Upwards.Norm(_scaled);
        if (length is not (> ShortestNorm and < LongestNorm)) return false;
        index.Rotation.Apply(_scaled, _turned);
        TensorPrimitives.ConvertTruncating<float, double>(_turned.AsSpan(0, _coordinates.Length), _coordinates);
        var prefix = _coordinates.AsSpan(0, index.Layout.PrefixDimensions);
        var rest = _coordinates.AsSpan(prefix.Length);
        var middle = rest[..Math.Min(CodeLayout.MiddleLength, rest.Length)];
        var tail = rest[middle.Length..];
        (_norm, _prefixNorm, _restNorm, _tailNorm) = (Norm(_coordinates), Norm(prefix), Norm(rest), Norm(tail));
        var largest = Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude<double>(prefix)), _restNorm);
        if (!(largest > length * Upwards.Negligible)) return false;
        EncodePrefix(prefix, largest);
        _middle.Encode(middle, lines: 1, CodeLayout.HeaderLength);
        _tail.Encode(tail, index.Layout.TailLines, index.Layout.TailStart);
        var rotation = index.Rotation;
        DenseSlack = (Upwards.Gamma(_scaled.Length) + Upwards.Negligible * 100) * FusedEmbeddings.MaxRowNorm * length;
        _prefixSlack = PrefixLoss + (rotation.RelativeError + rotation.Defect + Upwards.Negligible * 100) * 2 * FusedEmbeddings.MaxRowNorm * length;
        return true;
    }

    /// <summary>What the sum of a row's prefix must at least be for its score to reach a threshold.</summary>
    public int SmallestSum(double threshold)
    {
        if (double.IsNegativeInfinity(threshold)) return int.MinValue;
        var sum = Math.Floor((threshold - _prefixSlack) / PrefixFactor(_prefix)) + _prefixOffset;
        return (int)Math.Clamp(sum, int.MinValue, int.MaxValue);
    }

    /// <summary>Keeps nothing of the index alive.</summary>
    public void End() => _index = null!;

    private static double Norm(ReadOnlySpan<double> vector) => Upwards.Round(TensorPrimitives.Norm(vector));

    private double PrefixFactor(StepCodes codes) => codes.Step * _index.Bounds.Step;

    private void EnsureBuffers(Rotation rotation)
    {
        if (_scaled.Length == rotation.Dimensions) return;
        (_scaled, _turned, _coordinates) = (new float[rotation.Dimensions], new float[rotation.BufferLength], new double[rotation.Dimensions]);
    }

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

    private void EncodePrefix(Span<double> prefix, double largest)
    {
        _prefix.Encode(prefix, largest, lines: 1, first: 0);
        _restCode = (int)Math.Ceiling(_restNorm / _prefix.Step);
        _prefix.Set(CodeLayout.RestNormIndex, _restCode);
        _prefixOffset = CodeLayout.Offset * (long)(_prefix.Sum + _restCode);
        _prefixRest.Encode(prefix, lines: 1, first: 0);
    }
}
