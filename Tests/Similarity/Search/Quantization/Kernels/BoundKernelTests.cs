using System.Runtime.InteropServices;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization.Kernels;

public sealed class BoundKernelTests
{
    private const int Rows = 30;
    private const int Stride = 96;

    [Fact]
    public void Vectors_give_what_the_definition_gives()
    {
        var random = new Random(1);
        var bound = new LinearBound(0.25, 1e-5, 3e-4, 500, -0.5, 0.125, -1e-3);
        var residuals = new byte[Rows * Stride];
        for (var row = 0; row < Rows; row++)
        {
            var header = new ResidualHeader(random.NextSingle(), random.NextSingle(), random.NextSingle(), random.Next(128));
            MemoryMarshal.Write(residuals.AsSpan(row * Stride), header);
        }
        for (var count = 0; count < 20; count++)
        {
            var rows = Enumerable.Range(0, count).Select(_ => random.Next(Rows)).ToArray();
            var headSums = rows.Select(_ => random.Next(-100_000, 100_000)).ToArray();
            var residualSums = rows.Select(_ => random.Next(-100_000, 100_000)).ToArray();
            var bounds = rows.Select(row => (double)row).ToArray();
            BoundKernel.Add(bound, residuals, Stride, rows, headSums, residualSums, bounds);
            for (var i = 0; i < count; i++)
            {
                var expected = rows[i] + bound.Of(headSums[i], residualSums[i], MemoryMarshal.Read<ResidualHeader>(residuals.AsSpan(rows[i] * Stride)));
                Assert.Equal(expected, bounds[i], 1e-12 * Math.Abs(expected));
            }
        }
    }
}
