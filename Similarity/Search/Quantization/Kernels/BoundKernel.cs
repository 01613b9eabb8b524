using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization.Kernels;

/// <summary>The first bytes of a row's residual codes: figures about this row.</summary>
/// <param name="Scale">The number that one step of a residual code stands for.</param>
/// <param name="Error">At least the length of the error of all codes of the row.</param>
/// <param name="TailNorm">At least the length of the row's tail.</param>
/// <param name="ResidualNormCode">The head code of the residual's length.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ResidualHeader(float Scale, float Error, float TailNorm, float ResidualNormCode)
{
    /// <summary>Its size in bytes.</summary>
    public const int Length = 4 * sizeof(float);
}

/// <summary>A bound, or a correction to one: linear in two sums of products of codes and in the figures of the row's header.</summary>
/// <param name="Constant">The part that does not depend on the row.</param>
/// <param name="Head">Factor of a sum of products with the row's head codes.</param>
/// <param name="Residual">Factor of a sum of products with residual codes, which count in steps of <see cref="ResidualHeader.Scale"/>.</param>
/// <param name="ResidualOffset">Subtracted from that sum first.</param>
/// <param name="Error">Factor of <see cref="ResidualHeader.Error"/>.</param>
/// <param name="TailNorm">Factor of <see cref="ResidualHeader.TailNorm"/>.</param>
/// <param name="ResidualNormCode">Factor of <see cref="ResidualHeader.ResidualNormCode"/>.</param>
internal readonly record struct LinearBound(
    double Constant, double Head, double Residual, int ResidualOffset, double Error, double TailNorm, double ResidualNormCode)
{
    /// <summary>The bound of one row.</summary>
    /// <param name="headSum">The sum of products with its head codes.</param>
    /// <param name="residualSum">The sum of products with its residual codes.</param>
    /// <param name="header">The row's header.</param>
    public double Of(int headSum, int residualSum, in ResidualHeader header) =>
        Constant + Head * headSum + Residual * header.Scale * (residualSum - ResidualOffset)
        + Error * header.Error + TailNorm * header.TailNorm + ResidualNormCode * header.ResidualNormCode;
}

/// <summary>Computes a bound for each selected row.</summary>
internal static class BoundKernel
{
    /// <summary>Bounds[i] += the bound of row i, by the fastest instructions that the processor has.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="residuals">The residual codes of all rows, each with its <see cref="ResidualHeader"/>.</param>
    /// <param name="stride">Bytes from one row's residual codes to the next row's.</param>
    /// <param name="rows">Numbers of the selected rows.</param>
    /// <param name="headSums">The selected rows' sums of products with head codes.</param>
    /// <param name="residualSums">The selected rows' sums of products with residual codes.</param>
    /// <param name="bounds">One for each selected row.</param>
    public static void Add(
        in LinearBound bound, ReadOnlySpan<byte> residuals, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<int> headSums,
        ReadOnlySpan<int> residualSums, Span<double> bounds)
    {
        var done = Avx.IsSupported ? AddAvx(bound, residuals, stride, rows, headSums, residualSums, bounds) : 0;
        for (var i = done; i < rows.Length; i++)
            bounds[i] += bound.Of(headSums[i], residualSums[i], MemoryMarshal.AsRef<ResidualHeader>(residuals[(rows[i] * stride)..]));
    }

    /// <summary>The same for as many rows as make up whole vectors.</summary>
    /// <returns>The number of these rows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddAvx(
        in LinearBound bound, ReadOnlySpan<byte> residuals, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<int> headSums,
        ReadOnlySpan<int> residualSums, Span<double> bounds)
    {
        var (constant, head, residual) = (Vector256.Create(bound.Constant), Vector256.Create(bound.Head), Vector256.Create(bound.Residual));
        var (error, tailNorm) = (Vector256.Create(bound.Error), Vector256.Create(bound.TailNorm));
        var (residualNormCode, offset) = (Vector256.Create(bound.ResidualNormCode), Vector128.Create(bound.ResidualOffset));
        var i = 0;
        for (; i <= rows.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            // Four headers of four numbers, transposed: four scales, four errors, …
            var (h0, h1) = (Header(residuals, rows[i] * stride), Header(residuals, rows[i + 1] * stride));
            var (h2, h3) = (Header(residuals, rows[i + 2] * stride), Header(residuals, rows[i + 3] * stride));
            var (l0, l1, u0, u1) = (Sse.UnpackLow(h0, h1), Sse.UnpackLow(h2, h3), Sse.UnpackHigh(h0, h1), Sse.UnpackHigh(h2, h3));
            var codes = Avx.ConvertToVector256Double(Vector128.Create(residualSums[i..]) - offset);
            var sum = constant + head * Avx.ConvertToVector256Double(Vector128.Create(headSums[i..]))
                + residual * Avx.ConvertToVector256Double(Sse.MoveLowToHigh(l0, l1)) * codes
                + error * Avx.ConvertToVector256Double(Sse.MoveHighToLow(l1, l0))
                + tailNorm * Avx.ConvertToVector256Double(Sse.MoveLowToHigh(u0, u1))
                + residualNormCode * Avx.ConvertToVector256Double(Sse.MoveHighToLow(u1, u0));
            (Vector256.Create<double>(bounds[i..]) + sum).CopyTo(bounds[i..]);
        }
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Header(ReadOnlySpan<byte> residuals, int offset) =>
        Vector128.Create(residuals.Slice(offset, ResidualHeader.Length)).AsSingle();
}
