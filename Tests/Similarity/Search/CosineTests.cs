using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

public sealed class CosineTests
{
    private const int Lanes = 16;

    public static TheoryData<int> Lengths { get; } = new(Enumerable.Range(0, 71).Append(100).Append(200));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_dot_product_follows_its_documented_order_to_the_last_bit(int length)
    {
        var random = new Random(length);
        for (var repetition = 0; repetition < 50; repetition++)
        {
            var (a, b) = (Floats(random, length), Floats(random, length));
            AssertSameBits(ScalarDot(a, b), Cosine.Dot(Widen(a), b));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_dot_product_does_not_depend_on_where_in_an_array_its_rows_begin(int length)
    {
        var random = new Random(length);
        var (a, b) = (Floats(random, length), Floats(random, length));
        var expected = Cosine.Dot(Widen(a), b);
        for (var offset = 0; offset <= 2 * Lanes; offset++)
        {
            var (seeds, rows) = (new double[offset + length], new float[offset + length + 1]);
            Widen(a).CopyTo(seeds, offset);
            b.CopyTo(rows, offset);
            AssertSameBits(expected, Cosine.Dot(seeds.AsSpan(offset), rows.AsSpan(offset, length)));
        }
    }

    [Fact]
    public void Products_of_subnormal_floats_are_not_flushed_to_zero()
    {
        float[] tiny = [.. Enumerable.Repeat(float.Epsilon, 20)];
        var expected = 20 * ((double)float.Epsilon * float.Epsilon);
        AssertSameBits(expected, Cosine.Dot(Widen(tiny), tiny));
        Assert.True(expected > 0);
    }

    [Fact]
    public void What_single_precision_would_cancel_away_is_kept()
    {
        float[] a = [1e9f, 1f, -1e9f], ones = [1f, 1f, 1f];
        Assert.Equal(1.0, Cosine.Dot(Widen(a), ones));
    }

    /// <summary>The documented order: lane i takes elements i, i + 16…; a fixed tree adds the lanes, then comes the rest.</summary>
    private static double ScalarDot(float[] a, float[] b)
    {
        var lanes = new double[Lanes];
        var whole = a.Length / Lanes * Lanes;
        for (var i = 0; i < whole; i++) lanes[i % Lanes] += (double)a[i] * b[i];
        var columns = new double[4];
        for (var i = 0; i < columns.Length; i++) columns[i] = (lanes[i] + lanes[i + 4]) + (lanes[i + 8] + lanes[i + 12]);
        var total = (columns[0] + columns[2]) + (columns[1] + columns[3]);
        for (var i = whole; i < a.Length; i++) total += (double)a[i] * b[i];
        return total;
    }

    /// <summary>Values of all magnitudes and signs, so that another order of summation rounds differently.</summary>
    private static float[] Floats(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (float)Math.ScaleB(2 * random.NextDouble() - 1, random.Next(-40, 5)))];

    private static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static void AssertSameBits(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
