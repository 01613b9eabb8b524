using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MovieSimilarity.Training.Svd;

/// <summary>The inner loops over blocks of eight vectors. Sums run in row order, in every call the same.</summary>
internal static class BlockKernels
{
    private const int Width = VectorBlock.Width;
    private const int Half = Width / 2;

    /// <summary>C += QᵀW for n × 8 blocks Q and W and an 8 × 8 matrix C, all row-major.</summary>
    public static void AddTransposedProduct(ReadOnlySpan<double> q, ReadOnlySpan<double> w, Span<double> c)
    {
        // Four rows of C at a time are what the registers hold.
        for (var first = 0; first < Width; first += Half) AddHalf(q, w, c.Slice(first * Width, Half * Width), first);
    }

    /// <summary>W += Q·C for n × 8 blocks W and Q and an 8 × 8 matrix C, all row-major.</summary>
    public static void AddProduct(ReadOnlySpan<double> q, ReadOnlySpan<double> c, Span<double> w)
    {
        var row = 0;
        for (; row + 4 <= w.Length / Width; row += 4) AddFourRows(q.Slice(row * Width, 4 * Width), c, w.Slice(row * Width, 4 * Width));
        for (; row < w.Length / Width; row++) AddRow(q.Slice(row * Width, Width), c, w.Slice(row * Width, Width));
    }

    /// <summary>Σ v·Y[i] over the entries of a sparse row, v their values and i their places: eight sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Low, Vector256<double> High) Gather<TIndex, TValue>(
        ReadOnlySpan<TIndex> places, ReadOnlySpan<TValue> values, ReadOnlySpan<double> block)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TValue : unmanaged, INumberBase<TValue>
    {
        ref var y = ref MemoryMarshal.GetReference(block);
        ref var place = ref MemoryMarshal.GetReference(places);
        ref var value = ref MemoryMarshal.GetReference(values);
        // Two pairs of sums: one alone would wait for itself.
        Vector256<double> low = default, high = default, low2 = default, high2 = default;
        nuint i = 0;
        for (; i + 1 < (nuint)places.Length; i += 2)
        {
            var one = nuint.CreateTruncating(Unsafe.Add(ref place, i)) * Width;
            var two = nuint.CreateTruncating(Unsafe.Add(ref place, i + 1)) * Width;
            var v = Broadcast(Unsafe.Add(ref value, i));
            var v2 = Broadcast(Unsafe.Add(ref value, i + 1));
            low = Vector256.MultiplyAddEstimate(v, Vector256.LoadUnsafe(ref y, one), low);
            high = Vector256.MultiplyAddEstimate(v, Vector256.LoadUnsafe(ref y, one + Half), high);
            low2 = Vector256.MultiplyAddEstimate(v2, Vector256.LoadUnsafe(ref y, two), low2);
            high2 = Vector256.MultiplyAddEstimate(v2, Vector256.LoadUnsafe(ref y, two + Half), high2);
        }
        if (i < (nuint)places.Length)
        {
            var v = Broadcast(Unsafe.Add(ref value, i));
            var at = nuint.CreateTruncating(Unsafe.Add(ref place, i)) * Width;
            low = Vector256.MultiplyAddEstimate(v, Vector256.LoadUnsafe(ref y, at), low);
            high = Vector256.MultiplyAddEstimate(v, Vector256.LoadUnsafe(ref y, at + Half), high);
        }
        return (low + low2, high + high2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Broadcast<T>(T value)
        where T : unmanaged, INumberBase<T> => typeof(T) == typeof(float)
            // Converting the number alone would have each wait for the one before: the instruction keeps half of its target.
            ? Vector256.WidenLower(Vector256.Create(float.CreateTruncating(value)))
            : Vector256.Create(double.CreateTruncating(value));

    private static void AddHalf(ReadOnlySpan<double> q, ReadOnlySpan<double> w, Span<double> c, int first)
    {
        ref var to = ref MemoryMarshal.GetReference(c);
        var (a0, a1) = Load(ref to, 0);
        var (b0, b1) = Load(ref to, Width);
        var (c0, c1) = Load(ref to, 2 * Width);
        var (d0, d1) = Load(ref to, 3 * Width);
        for (var row = 0; row < q.Length; row += Width)
        {
            var (w0, w1) = Load(ref MemoryMarshal.GetReference(w), row);
            var four = q.Slice(row + first, Half);
            (a0, a1) = MultiplyAdd(four[0], w0, w1, a0, a1);
            (b0, b1) = MultiplyAdd(four[1], w0, w1, b0, b1);
            (c0, c1) = MultiplyAdd(four[2], w0, w1, c0, c1);
            (d0, d1) = MultiplyAdd(four[3], w0, w1, d0, d1);
        }
        Store(a0, a1, ref to, 0);
        Store(b0, b1, ref to, Width);
        Store(c0, c1, ref to, 2 * Width);
        Store(d0, d1, ref to, 3 * Width);
    }

    private static void AddFourRows(ReadOnlySpan<double> q, ReadOnlySpan<double> c, Span<double> w)
    {
        ref var to = ref MemoryMarshal.GetReference(w);
        var (a0, a1) = Load(ref to, 0);
        var (b0, b1) = Load(ref to, Width);
        var (c0, c1) = Load(ref to, 2 * Width);
        var (d0, d1) = Load(ref to, 3 * Width);
        for (var i = 0; i < Width; i++)
        {
            var (low, high) = Load(ref MemoryMarshal.GetReference(c), i * Width);
            (a0, a1) = MultiplyAdd(q[i], low, high, a0, a1);
            (b0, b1) = MultiplyAdd(q[Width + i], low, high, b0, b1);
            (c0, c1) = MultiplyAdd(q[2 * Width + i], low, high, c0, c1);
            (d0, d1) = MultiplyAdd(q[3 * Width + i], low, high, d0, d1);
        }
        Store(a0, a1, ref to, 0);
        Store(b0, b1, ref to, Width);
        Store(c0, c1, ref to, 2 * Width);
        Store(d0, d1, ref to, 3 * Width);
    }

    private static void AddRow(ReadOnlySpan<double> q, ReadOnlySpan<double> c, Span<double> w)
    {
        ref var to = ref MemoryMarshal.GetReference(w);
        var (low, high) = Load(ref to, 0);
        for (var i = 0; i < Width; i++)
        {
            var (c0, c1) = Load(ref MemoryMarshal.GetReference(c), i * Width);
            (low, high) = MultiplyAdd(q[i], c0, c1, low, high);
        }
        Store(low, high, ref to, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) MultiplyAdd(
        double factor, Vector256<double> x0, Vector256<double> x1, Vector256<double> low, Vector256<double> high)
    {
        var v = Vector256.Create(factor);
        return (Vector256.MultiplyAddEstimate(v, x0, low), Vector256.MultiplyAddEstimate(v, x1, high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) Load(ref double from, int at) =>
        (Vector256.LoadUnsafe(ref from, (nuint)at), Vector256.LoadUnsafe(ref from, (nuint)(at + Half)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> low, Vector256<double> high, ref double to, int at)
    {
        low.StoreUnsafe(ref to, (nuint)at);
        high.StoreUnsafe(ref to, (nuint)(at + Half));
    }
}
