using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Turns rows into codes. For one thread.</summary>
/// <param name="rotation">R, by which it turns each row first.</param>
internal sealed class RowQuantizer(PcaRotation rotation)
{
    private readonly CodeLayout _layout = new(rotation.Dimensions);
    private readonly float[] _buffer = new float[rotation.BufferLength];
    private readonly double _rotationError = rotation.RelativeError * FusedEmbeddings.MaxRowNorm + RoundUp.Margin;

    /// <summary>h: the same for all rows, and so large that no coordinate and no length of a residual needs a larger code.</summary>
    private readonly double _step = StepOf(rotation);

    /// <summary>The figures of no row at all.</summary>
    public static CodeBounds InitialBounds(PcaRotation rotation) => new(StepOf(rotation), 0, 0, 0);

    /// <summary>Writes a row's codes.</summary>
    /// <param name="row">x, d floats.</param>
    /// <param name="head">Receives <see cref="CodeLayout.HeadLength"/> bytes.</param>
    /// <param name="residual">Receives <see cref="CodeLayout.ResidualLength"/> bytes; all zero beforehand.</param>
    /// <returns>The figures of this row.</returns>
    public CodeBounds Quantize(ReadOnlySpan<float> row, Span<byte> head, Span<byte> residual)
    {
        rotation.Apply(row, _buffer);
        ReadOnlySpan<float> y = _buffer.AsSpan(0, rotation.Dimensions);
        var (headErrors, norms) = QuantizeHead(y, head);
        var tail = y[Math.Min(_layout.HeadDimensions + CodeLayout.MiddleLength, y.Length)..];
        var (scale, residualErrors) = QuantizeResidual(
            y[_layout.HeadDimensions..], MemoryMarshal.Cast<byte, sbyte>(residual[ResidualHeader.Length..]));
        var error = ToFloat(RoundUp.Of(Math.Sqrt(headErrors + residualErrors)) + _rotationError);
        var residualNormCode = head[CodeLayout.ResidualNormIndex] - CodeLayout.Offset;
        MemoryMarshal.Write(residual, new ResidualHeader(scale, error, ToFloat(RoundUp.Norm(tail) + _rotationError), residualNormCode));
        return new CodeBounds(_step, RoundUp.Of(Math.Sqrt(headErrors)) + _rotationError, RoundUp.Of(Math.Sqrt(norms)), error);
    }

    private static double StepOf(PcaRotation rotation) =>
        FusedEmbeddings.MaxRowNorm * (1 + rotation.Defect + 2 * rotation.RelativeError + 10 * RoundUp.Margin) / CodeLayout.MaxCode;

    private (double ErrorSquares, double NormSquares) QuantizeHead(ReadOnlySpan<float> y, Span<byte> head)
    {
        var (errors, norms) = (0.0, 0.0);
        head.Fill(CodeLayout.Offset);
        for (var j = 0; j < _layout.HeadDimensions; j++)
        {
            var code = (int)Math.Round(y[j] / _step);
            head[j] = (byte)(code + CodeLayout.Offset);
            var (decoded, error) = (_step * code, y[j] - _step * code);
            errors += error * error;
            norms += decoded * decoded;
        }
        var residualNorm = RoundUp.Norm(y[_layout.HeadDimensions..]) + (_layout.ResidualDimensions > 0 ? _rotationError : 0);
        head[CodeLayout.ResidualNormIndex] = (byte)((int)Math.Ceiling(RoundUp.Of(residualNorm / _step)) + CodeLayout.Offset);
        return (errors, norms);
    }

    /// <summary>Each row's residual has a scale of its own, since some are many times shorter than others.</summary>
    private static (float Scale, double ErrorSquares) QuantizeResidual(ReadOnlySpan<float> y, Span<sbyte> codes)
    {
        var largest = y.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(y));
        var scale = largest / CodeLayout.MaxCode;
        var errors = 0.0;
        for (var j = 0; j < y.Length; j++)
        {
            // A subnormal scale has lost digits: the codes stay in range, and the error says what they miss.
            var code = scale > 0 ? Math.Clamp((int)Math.Round(y[j] / (double)scale), -CodeLayout.MaxCode, CodeLayout.MaxCode) : 0;
            codes[j] = (sbyte)code;
            var error = y[j] - (double)scale * code;
            errors += error * error;
        }
        return (scale, errors);
    }

    private static float ToFloat(double value) => float.BitIncrement((float)value);
}
