using System.Runtime.Intrinsics.X86;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization;

public sealed class MiddleKernelTests
{
    private const int Rows = 50;
    private const int Stride = 96;

    private delegate void Kernel(ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<sbyte> query, Span<int> sums);

    [Theory]
    [InlineData("avx2")]
    [InlineData("portable")]
    [InlineData("chosen")]
    public void Every_path_gives_the_whole_numbers_of_the_definition(string path)
    {
        var random = new Random(1);
        for (var count = 0; count < 20; count++)
        {
            var rests = new byte[Rows * Stride];
            random.NextBytes(rests);
            var query = Enumerable.Range(0, LineProducts.Length).Select(_ => (sbyte)random.Next(-64, 65)).ToArray();
            AssertProducts(Find(path), rests, [.. Enumerable.Range(0, count).Select(_ => random.Next(Rows))], query);
        }
    }

    [Theory]
    [InlineData("avx2")]
    [InlineData("portable")]
    [InlineData("chosen")]
    public void The_largest_codes_do_not_overflow(string path)
    {
        foreach (var code in new byte[] { 0, 127, 128, 129 })
        {
            foreach (var sign in new sbyte[] { -64, 64 })
            {
                var rests = Enumerable.Repeat(code, Rows * Stride).ToArray();
                AssertProducts(Find(path), rests, [0, 7, Rows - 1], [.. Enumerable.Repeat(sign, LineProducts.Length)]);
            }
        }
    }

    [Theory]
    [InlineData("avx2")]
    [InlineData("portable")]
    public void A_row_that_is_not_there_is_refused(string path) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Find(path)(new byte[2 * Stride], Stride, [0, 2], new sbyte[LineProducts.Length], new int[2 * LineProducts.Block]));

    private static Kernel Find(string path)
    {
        Assert.SkipUnless(path != "avx2" || Avx2.IsSupported, "This processor has no AVX2.");
        return path switch
        {
            "avx2" => MiddleKernel.MultiplyAvx2,
            "portable" => MiddleKernel.MultiplyPortable,
            _ => MiddleKernel.Multiply,
        };
    }

    private static void AssertProducts(Kernel kernel, byte[] rests, int[] rows, sbyte[] query)
    {
        var sums = new int[rows.Length + LineProducts.Block - 1];
        kernel(rests, Stride, rows, query, sums);
        var expected = rows.Select(row => query.Select((code, j) => code * ((sbyte)rests[row * Stride + j] + CodeLayout.Offset)).Sum());
        Assert.Equal(expected, sums.Take(rows.Length));
    }
}
