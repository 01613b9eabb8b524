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
            var codes = new byte[length];
            random.NextBytes(codes);
            short[] query = [.. codes.Select(_ => (short)random.Next(-8191, 8192))];
            AssertProducts(codes, 0, query);
            AssertProducts(codes, CodeLayout.Offset, query);
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
        AssertProducts([.. Enumerable.Repeat((byte)0, CodeLayout.PrefixLength)], CodeLayout.Offset, [.. Enumerable.Repeat(largest, CodeLayout.PrefixLength)]);
        AssertProducts([.. Enumerable.Repeat((byte)0x80, length)], 0, [.. Enumerable.Repeat(largest, length)]);
    }

    private static void AssertProducts(byte[] codes, byte offset, short[] query)
    {
        var expected = codes.Select((code, j) => (long)(offset == 0 ? (sbyte)code : code - offset) * query[j]).Sum();
        Assert.Equal(expected, RowKernel.MultiplyPortable(codes, offset, query));
        Assert.Equal(expected, RowKernel.Multiply(codes, offset, query));
        if (Avx2.IsSupported) Assert.Equal(expected, RowKernel.MultiplyAvx2(codes, offset, query));
    }
}
