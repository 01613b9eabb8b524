using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// Verifies codes that come from a file: everything that they state about their rows must hold, so that no search by them can lose a
/// film.
/// </summary>
/// <remarks>
/// Rows are turned in double precision. What that rounds is far below the 10⁻⁹ that every bound allows for, and codes that
/// <see cref="RowQuantizer"/> made in single precision, on whatever processor, pass: their errors allow for its rounding.
/// </remarks>
internal sealed class CodeVerification
{
    /// <summary>No tail is longer than its row. Far larger numbers, though true bounds, would drown all others in their rounding.</summary>
    private const float LongestTail = 2;

    /// <summary>Coordinates computed at a time: two vectors of four.</summary>
    private const int Tile = 8;

    /// <summary>Rows turned at a time: with two vectors for each, as many sums as a processor needs under way.</summary>
    private const int RowsPerPass = 4;

    private const int RowsPerTask = 1024;

    private readonly QuantizedIndex _index;
    private readonly FusedEmbeddings _embeddings;
    private readonly int _dimensions;
    private readonly int _stride;

    /// <summary>R, eight of its rows side by side after the other: all their first elements, all their second ones, …</summary>
    private readonly double[] _panels;

    private CodeVerification(QuantizedIndex index, FusedEmbeddings embeddings)
    {
        (_index, _embeddings, _dimensions) = (index, embeddings, embeddings.Dimensions);
        _stride = (_dimensions + Tile - 1) / Tile * Tile;
        _panels = new double[_stride * _dimensions];
        var rotation = index.Rotation.Values.Span;
        for (var row = 0; row < _dimensions; row++)
        {
            var panel = _panels.AsSpan(row / Tile * Tile * _dimensions);
            for (var column = 0; column < _dimensions; column++) panel[column * Tile + row % Tile] = rotation[row * _dimensions + column];
        }
    }

    /// <summary>Verifies the codes of all rows, on all processors.</summary>
    /// <param name="index">The codes; their rotation is orthogonal and their bounds are valid.</param>
    /// <param name="embeddings">The embeddings that they should be the codes of.</param>
    /// <param name="cancellationToken">Looked at every thousand rows.</param>
    public static bool IsSound(QuantizedIndex index, FusedEmbeddings embeddings, CancellationToken cancellationToken)
    {
        var verification = new CodeVerification(index, embeddings);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        return Parallel.For(0, (embeddings.Rows + RowsPerTask - 1) / RowsPerTask, options, (task, loop) =>
        {
            var first = task * RowsPerTask;
            if (!verification.AreSound(first, Math.Min(embeddings.Rows, first + RowsPerTask))) loop.Stop();
        }).IsCompleted;
    }

    private bool AreSound(int firstRow, int end)
    {
        var (x, y) = (new double[RowsPerPass * _dimensions], new double[RowsPerPass * _stride]);
        for (var row = firstRow; row < end; row += RowsPerPass)
        {
            var count = Math.Min(RowsPerPass, end - row);
            for (var i = 0; i < count; i++) Interleave(_embeddings.Row(row + i), x, i);
            Turn(x, y);
            var codes = _index.Chunk(row, count);
            for (var i = 0; i < count; i++)
            {
                var head = codes.Heads.Slice(i * CodeLayout.HeadLength, CodeLayout.HeadLength);
                var residual = codes.Residuals.Slice(i * codes.Layout.ResidualLength, codes.Layout.ResidualLength);
                if (!IsSound(y.AsSpan(i * _stride, _dimensions), head, residual)) return false;
            }
        }
        return true;
    }

    private static void Interleave(ReadOnlySpan<float> row, double[] x, int place)
    {
        for (var k = 0; k < row.Length; k++) x[k * RowsPerPass + place] = row[k];
    }

    /// <summary>y = R·x for four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(double[] x, double[] y)
    {
        ref var panel = ref MemoryMarshal.GetArrayDataReference(_panels);
        for (var tile = 0; tile < _stride; tile += Tile)
        {
            Vector256<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            ref var values = ref MemoryMarshal.GetArrayDataReference(x);
            for (var k = 0; k < _dimensions; k++)
            {
                var (low, high) = (Vector256.LoadUnsafe(ref panel), Vector256.LoadUnsafe(ref panel, 4));
                var (a, b) = (Vector256.Create(values), Vector256.Create(Unsafe.Add(ref values, 1)));
                a0 = Vector256.MultiplyAddEstimate(a, low, a0);
                a1 = Vector256.MultiplyAddEstimate(a, high, a1);
                b0 = Vector256.MultiplyAddEstimate(b, low, b0);
                b1 = Vector256.MultiplyAddEstimate(b, high, b1);
                var (c, d) = (Vector256.Create(Unsafe.Add(ref values, 2)), Vector256.Create(Unsafe.Add(ref values, 3)));
                c0 = Vector256.MultiplyAddEstimate(c, low, c0);
                c1 = Vector256.MultiplyAddEstimate(c, high, c1);
                d0 = Vector256.MultiplyAddEstimate(d, low, d0);
                d1 = Vector256.MultiplyAddEstimate(d, high, d1);
                panel = ref Unsafe.Add(ref panel, Tile);
                values = ref Unsafe.Add(ref values, RowsPerPass);
            }
            Store(y.AsSpan(tile), a0, a1);
            Store(y.AsSpan(tile + _stride), b0, b1);
            Store(y.AsSpan(tile + 2 * _stride), c0, c1);
            Store(y.AsSpan(tile + 3 * _stride), d0, d1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<double> y, Vector256<double> low, Vector256<double> high)
    {
        low.CopyTo(y);
        high.CopyTo(y[Vector256<double>.Count..]);
    }

    /// <summary>Whether all that <c>docs/search.md</c> takes for granted of a row's codes holds. Comparisons with NaN are false.</summary>
    /// <param name="y">The row, turned.</param>
    /// <param name="head">Its head codes.</param>
    /// <param name="residual">Its residual codes.</param>
    private bool IsSound(ReadOnlySpan<double> y, ReadOnlySpan<byte> head, ReadOnlySpan<byte> residual)
    {
        var (layout, bounds) = (_index.Layout, _index.Bounds);
        var header = MemoryMarshal.Read<ResidualHeader>(residual);
        var residualNormCode = head[CodeLayout.ResidualNormIndex] - CodeLayout.Offset;
        var turnedResidual = y[layout.HeadDimensions..];
        var tail = turnedResidual[Math.Min(CodeLayout.MiddleLength, turnedResidual.Length)..];
        var (headErrors, norms) = CompareHead(y[..layout.HeadDimensions], head, bounds.Step);
        var residualErrors = CompareResidual(turnedResidual, MemoryMarshal.Cast<byte, sbyte>(residual[ResidualHeader.Length..]), header.Scale);
        return Math.Sqrt(headErrors) <= bounds.HeadError
            && Math.Sqrt(norms) <= bounds.HeadNorm
            && Norm(turnedResidual) <= bounds.Step * residualNormCode
            && header.ResidualNormCode == residualNormCode
            // Where there is nothing to scale, too: no number times 0 is a bound.
            && float.IsFinite(header.Scale)
            && Math.Sqrt(headErrors + residualErrors) <= header.Error && header.Error <= bounds.Error
            && Norm(tail) <= header.TailNorm && header.TailNorm <= LongestTail;
    }

    private static (double ErrorSquares, double NormSquares) CompareHead(ReadOnlySpan<double> y, ReadOnlySpan<byte> codes, double step)
    {
        var (errors, norms) = (0.0, 0.0);
        for (var j = 0; j < y.Length; j++)
        {
            var decoded = step * (codes[j] - CodeLayout.Offset);
            var error = y[j] - decoded;
            errors += error * error;
            norms += decoded * decoded;
        }
        return (errors, norms);
    }

    private static double CompareResidual(ReadOnlySpan<double> y, ReadOnlySpan<sbyte> codes, double scale)
    {
        var errors = 0.0;
        for (var j = 0; j < y.Length; j++)
        {
            var error = y[j] - scale * codes[j];
            errors += error * error;
        }
        return errors;
    }

    private static double Norm(ReadOnlySpan<double> vector)
    {
        var squares = 0.0;
        foreach (var value in vector) squares += value * value;
        return Math.Sqrt(squares);
    }
}
