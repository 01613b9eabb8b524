using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Turns rows into codes.</summary>
/// <param name="rotation">R.</param>
internal sealed class RowEncoder(Rotation rotation)
{
    private readonly CodeLayout _layout = new(rotation.Dimensions);
    private readonly float[] _buffer = new float[rotation.BufferLength];
    private readonly double _rotationError = rotation.RelativeError * FusedEmbeddings.MaxRowNorm + Upwards.Negligible;

    /// <summary>h: the same for all rows, and so large that no coordinate and no length of a rest needs a larger code.</summary>
    private readonly double _step = StepOf(rotation);

    /// <summary>What held for no row yet.</summary>
    public static CodeBounds InitialBounds(Rotation rotation) => new(StepOf(rotation), 0, 0, 0);

    /// <summary>Writes a row's codes.</summary>
    /// <param name="row">x, d floats.</param>
    /// <param name="prefix">64 bytes.</param>
    /// <param name="rest">A rest's bytes; all zero beforehand.</param>
    /// <returns>What holds for this row.</returns>
    public CodeBounds Encode(ReadOnlySpan<float> row, Span<byte> prefix, Span<byte> rest)
    {
        rotation.Apply(row, _buffer);
        ReadOnlySpan<float> y = _buffer.AsSpan(0, rotation.Dimensions);
        var (prefixErrors, norms) = EncodePrefix(y, prefix);
        var tail = y[Math.Min(_layout.PrefixDimensions + CodeLayout.MiddleLength, y.Length)..];
        var (scale, restErrors) = EncodeRest(y[_layout.PrefixDimensions..], MemoryMarshal.Cast<byte, sbyte>(rest[CodeLayout.HeaderLength..]));
        var error = ToFloat(Upwards.Round(Math.Sqrt(prefixErrors + restErrors)) + _rotationError);
        var restCode = prefix[CodeLayout.RestNormIndex] - CodeLayout.Offset;
        MemoryMarshal.Write(rest, new RestHeader(scale, error, ToFloat(Upwards.Norm(tail) + _rotationError), restCode));
        return new CodeBounds(_step, Upwards.Round(Math.Sqrt(prefixErrors)) + _rotationError, Upwards.Round(Math.Sqrt(norms)), error);
    }

    private static double StepOf(Rotation rotation) =>
        FusedEmbeddings.MaxRowNorm * (1 + rotation.Defect + 2 * rotation.RelativeError + 10 * Upwards.Negligible) / CodeLayout.MaxCode;

    private (double ErrorSquares, double NormSquares) EncodePrefix(ReadOnlySpan<float> y, Span<byte> prefix)
    {
        var (errors, norms) = (0.0, 0.0);
        prefix.Fill(CodeLayout.Offset);
        for (var j = 0; j < _layout.PrefixDimensions; j++)
        {
            var code = (int)Math.Round(y[j] / _step);
            prefix[j] = (byte)(code + CodeLayout.Offset);
            var (decoded, error) = (_step * code, y[j] - _step * code);
            errors += error * error;
            norms += decoded * decoded;
        }
        var restNorm = Upwards.Norm(y[_layout.PrefixDimensions..]) + (_layout.RestDimensions > 0 ? _rotationError : 0);
        prefix[CodeLayout.RestNormIndex] = (byte)((int)Math.Ceiling(Upwards.Round(restNorm / _step)) + CodeLayout.Offset);
        return (errors, norms);
    }

    /// <summary>Each row's rest has a scale of its own, since some are many times shorter than others.</summary>
    private static (float Scale, double ErrorSquares) EncodeRest(ReadOnlySpan<float> y, Span<sbyte> codes)
    {
        var largest = y.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(y));
        var scale = largest / CodeLayout.MaxCode;
        var errors = 0.0;
        for (var j = 0; j < y.Length; j++)
        {
            // A scale that is subnormal has lost digits: the codes stay in range, and the error says what they miss.
            var code = scale > 0 ? Math.Clamp((int)Math.Round(y[j] / (double)scale), -CodeLayout.MaxCode, CodeLayout.MaxCode) : 0;
            codes[j] = (sbyte)code;
            var error = y[j] - (double)scale * code;
            errors += error * error;
        }
        return (scale, errors);
    }

    private static float ToFloat(double value) => float.BitIncrement((float)value);
}
