using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Bounds of some rows, which lie apart.</summary>
internal static class BoundKernel
{
    /// <summary>Bounds[i] += the bound of row i, by the fastest path that the processor has.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="rests">The rests of all rows, each with its <see cref="RestHeader"/>.</param>
    /// <param name="stride">Bytes from one to the next.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="prefixes">Their sums of products with prefixes.</param>
    /// <param name="sums">Their sums of products with codes of rests.</param>
    /// <param name="bounds">One for each row.</param>
    public static void Add(
        in LinearBound bound, ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<int> prefixes, ReadOnlySpan<int> sums,
        Span<double> bounds)
    {
        var done = Avx.IsSupported ? AddAvx(bound, rests, stride, rows, prefixes, sums, bounds) : 0;
        for (var i = done; i < rows.Length; i++)
            bounds[i] += bound.Of(prefixes[i], sums[i], MemoryMarshal.AsRef<RestHeader>(rests[(rows[i] * stride)..]));
    }

    /// <summary>The same for as many as make up whole vectors.</summary>
    /// <returns>How many these are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddAvx(
        in LinearBound bound, ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<int> prefixes, ReadOnlySpan<int> sums,
        Span<double> bounds)
    {
        var (constant, prefix, rest) = (Vector256.Create(bound.Constant), Vector256.Create(bound.Prefix), Vector256.Create(bound.Rest));
        var (error, tailNorm, restCode) = (Vector256.Create(bound.Error), Vector256.Create(bound.TailNorm), Vector256.Create(bound.RestCode));
        var offset = Vector128.Create(bound.RestOffset);
        var i = 0;
        for (; i <= rows.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            // Four headers of four numbers, transposed: four scales, four errors, …
            var (h0, h1) = (Header(rests, rows[i] * stride), Header(rests, rows[i + 1] * stride));
            var (h2, h3) = (Header(rests, rows[i + 2] * stride), Header(rests, rows[i + 3] * stride));
            var (l0, l1, u0, u1) = (Sse.UnpackLow(h0, h1), Sse.UnpackLow(h2, h3), Sse.UnpackHigh(h0, h1), Sse.UnpackHigh(h2, h3));
            var codes = Avx.ConvertToVector256Double(Vector128.Create(sums[i..]) - offset);
            var sum = constant + prefix * Avx.ConvertToVector256Double(Vector128.Create(prefixes[i..]))
                + rest * Avx.ConvertToVector256Double(Sse.MoveLowToHigh(l0, l1)) * codes
                + error * Avx.ConvertToVector256Double(Sse.MoveHighToLow(l1, l0))
                + tailNorm * Avx.ConvertToVector256Double(Sse.MoveLowToHigh(u0, u1))
                + restCode * Avx.ConvertToVector256Double(Sse.MoveHighToLow(u1, u0));
            (Vector256.Create<double>(bounds[i..]) + sum).CopyTo(bounds[i..]);
        }
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Header(ReadOnlySpan<byte> rests, int offset) =>
        Vector128.Create(rests.Slice(offset, CodeLayout.HeaderLength)).AsSingle();
}
