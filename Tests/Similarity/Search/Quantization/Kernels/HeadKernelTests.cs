using System.Runtime.Intrinsics.X86;
using MovieSimilarity.Search.Quantization;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization.Kernels;

public sealed class HeadKernelTests
{
    private delegate void Kernel(ReadOnlySpan<byte> heads, ReadOnlySpan<sbyte> query, Span<int> sums);

    [Theory]
    [InlineData("avx512")]
    [InlineData("avx2")]
    [InlineData("portable")]
    [InlineData("chosen")]
    public void Every_path_gives_the_whole_numbers_of_the_definition(string path)
    {
        var kernel = Find(path);
        var random = new Random(1);
        for (var rows = 0; rows < 40; rows++)
        {
            var heads = new byte[rows * CodeLayout.HeadLength];
            random.NextBytes(heads);
            var query = Enumerable.Range(0, CodeLayout.HeadLength).Select(_ => (sbyte)random.Next(-64, 65)).ToArray();
            AssertProducts(kernel, heads, query, rows);
        }
    }

    [Theory]
    [InlineData("avx512")]
    [InlineData("avx2")]
    [InlineData("portable")]
    [InlineData("chosen")]
    public void The_largest_codes_do_not_overflow(string path)
    {
        var kernel = Find(path);
        foreach (var code in new byte[] { 0, 1, 128, 255 })
        {
            foreach (var sign in new sbyte[] { -64, -1, 0, 64 })
            {
                var heads = Enumerable.Repeat(code, 17 * CodeLayout.HeadLength).ToArray();
                AssertProducts(kernel, heads, [.. Enumerable.Repeat(sign, CodeLayout.HeadLength)], 17);
            }
        }
    }

    private static Kernel Find(string path)
    {
        Assert.SkipUnless(path != "avx512" || Avx512BW.IsSupported, "This processor has no AVX-512.");
        Assert.SkipUnless(path != "avx2" || Avx2.IsSupported, "This processor has no AVX2.");
        return path switch
        {
            "avx512" => HeadKernel.MultiplyAvx512,
            "avx2" => HeadKernel.MultiplyAvx2,
            "portable" => HeadKernel.MultiplyPortable,
            _ => HeadKernel.Multiply,
        };
    }

    private static void AssertProducts(Kernel kernel, byte[] heads, sbyte[] query, int rows)
    {
        var sums = new int[rows];
        kernel(heads, query, sums);
        var expected = Enumerable.Range(0, rows).Select(row => query.Select((code, j) => code * heads[row * query.Length + j]).Sum());
        Assert.Equal(expected, sums);
    }
}
