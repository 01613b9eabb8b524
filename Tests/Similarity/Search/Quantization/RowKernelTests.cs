using System.Runtime.Intrinsics.X86;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization;

public sealed class RowKernelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(96)]
    [InlineData(2048)]
    public void Every_path_gives_the_whole_numbers_of_the_definition(int length)
    {
        var random = new Random(length);
        for (var repetition = 0; repetition < 50; repetition++)
        {
            var unsigned = new byte[length];
            random.NextBytes(unsigned);
            var signed = Array.ConvertAll(unsigned, code => (sbyte)Math.Max(code - 128, -127));
            AssertProducts(unsigned, signed, [.. unsigned.Select(_ => (short)random.Next(-8191, 8192))]);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(3000)]
    [InlineData(20_000)]
    public void The_largest_codes_do_not_overflow_whatever_the_dimensions(int dimensions)
    {
        var layout = new CodeLayout(dimensions);
        var largest = (short)RowKernel.MaxQueryCode(layout);
        Assert.True(largest > 0);
        var length = layout.RestLength;
        AssertProducts([.. Enumerable.Repeat((byte)255, CodeLayout.PrefixLength)], [], [.. Enumerable.Repeat(largest, CodeLayout.PrefixLength)]);
        AssertProducts([], [.. Enumerable.Repeat((sbyte)-127, length)], [.. Enumerable.Repeat(largest, length)]);
    }

    private static void AssertProducts(byte[] unsigned, sbyte[] signed, short[] query)
    {
        if (unsigned.Length == query.Length)
        {
            var expected = unsigned.Select((code, j) => (long)code * query[j]).Sum();
            Assert.Equal(expected, RowKernel.MultiplyPortable(unsigned, query));
            Assert.Equal(expected, RowKernel.Multiply(unsigned, query));
            if (Avx2.IsSupported) Assert.Equal(expected, RowKernel.MultiplyAvx2(unsigned, query));
        }
        if (signed.Length == query.Length)
        {
            var expected = signed.Select((code, j) => (long)code * query[j]).Sum();
            Assert.Equal(expected, RowKernel.MultiplyPortable(signed, query));
            Assert.Equal(expected, RowKernel.Multiply(signed, query));
            if (Avx2.IsSupported) Assert.Equal(expected, RowKernel.MultiplyAvx2(signed, query));
        }
    }
}
