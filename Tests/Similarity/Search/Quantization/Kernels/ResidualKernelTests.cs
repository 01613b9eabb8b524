using System.Runtime.Intrinsics.X86;
using MovieSimilarity.Search.Quantization;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization.Kernels;

public sealed class ResidualKernelTests
{
    private const int Rows = 50;
    private const int Stride = 96;

    private delegate void Kernel(
        ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> rows, byte flip, ReadOnlySpan<sbyte> query, Span<int> sums);

    [Theory]
    [InlineData("avx2")]
    [InlineData("portable")]
    [InlineData("chosen")]
    public void Every_path_gives_the_whole_numbers_of_the_definition(string path)
    {
        var random = new Random(1);
        for (var count = 0; count < 20; count++)
        {
            var lines = new byte[Rows * Stride];
            random.NextBytes(lines);
            var query = Enumerable.Range(0, LineProducts.Length).Select(_ => (sbyte)random.Next(-64, 65)).ToArray();
            int[] rows = [.. Enumerable.Range(0, count).Select(_ => random.Next(Rows))];
            AssertProducts(Find(path), lines, rows, flip: 0, query);
            AssertProducts(Find(path), lines, rows, CodeLayout.Offset, query);
        }
    }

    [Theory]
    [InlineData("avx2")]
    [InlineData("portable")]
    [InlineData("chosen")]
    public void The_largest_codes_do_not_overflow(string path)
    {
        foreach (var code in new byte[] { 0, 127, 128, 129, 255 })
        {
            foreach (var sign in new sbyte[] { -64, 64 })
            {
                var lines = Enumerable.Repeat(code, Rows * Stride).ToArray();
                sbyte[] query = [.. Enumerable.Repeat(sign, LineProducts.Length)];
                AssertProducts(Find(path), lines, [0, 7, Rows - 1], flip: 0, query);
                AssertProducts(Find(path), lines, [0, 7, Rows - 1], CodeLayout.Offset, query);
            }
        }
    }

    [Theory]
    [InlineData("avx2", 2)]
    [InlineData("avx2", -1)]
    [InlineData("portable", 2)]
    [InlineData("portable", -1)]
    public void A_row_that_is_not_there_is_refused(string path, int row) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Find(path)(new byte[2 * Stride], Stride, [0, row], 0, new sbyte[LineProducts.Length], new int[2 * LineProducts.Block]));

    private static Kernel Find(string path)
    {
        Assert.SkipUnless(path != "avx2" || Avx2.IsSupported, "This processor has no AVX2.");
        return path switch
        {
            "avx2" => ResidualKernel.AddAvx2,
            "portable" => ResidualKernel.AddPortable,
            _ => ResidualKernel.Add,
        };
    }

    private static void AssertProducts(Kernel kernel, byte[] lines, int[] rows, byte flip, sbyte[] query)
    {
        var sums = Enumerable.Range(0, rows.Length + LineProducts.Block - 1).ToArray();
        kernel(lines, Stride, rows, flip, query, sums);
        var expected = rows.Select((row, i) => i + query.Select((code, j) => code * (lines[row * Stride + j] ^ flip)).Sum());
        Assert.Equal(expected, sums.Take(rows.Length));
    }
}
