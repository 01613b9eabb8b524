using MovieSimilarity.Tests.Training.Matrices;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Svd;

/// <summary>Spectra that are hard on a Krylov method: multiple singular values, of which a Krylov space sees one vector, and clusters.</summary>
public sealed class KnownSpectrumTests
{
    private const double Tolerance = 1e-13;

    [Theory]
    [InlineData(6, 6)]
    [InlineData(6, 2)]
    [InlineData(500, 7)]
    public void Identity(int order, int rank)
    {
        var values = Enumerable.Repeat(1.0, order).ToArray();
        AssertSpectrum(values.Take(rank), TestMatrices.Diagonal(values), rank);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_triple_value_has_three_vectors(int rank) =>
        AssertSpectrum(new double[] { 5, 5, 5, 1, 1, 1 }.Take(rank), TestMatrices.Diagonal(5, 5, 5, 1, 1, 1), rank);

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(45)]
    public void A_large_matrix_with_two_values(int rank)
    {
        double[] values = [.. Enumerable.Repeat(5.0, 40), .. Enumerable.Repeat(1.0, 960)];
        AssertSpectrum(values.Take(rank), TestMatrices.Diagonal(values), rank);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(30)]
    public void Equal_blocks_repeat_every_value(int rank)
    {
        const int copies = 150;
        // Two dense blocks: [3 1; 1 3] has 4 and 2, [2] has 2.
        var matrix = TestMatrices.Blocks([[3, 1, 0], [1, 3, 0], [0, 0, 2]], copies);
        AssertSpectrum(Enumerable.Repeat(4.0, copies).Take(rank), matrix, rank);
    }

    [Fact]
    public void Blocks_of_films_with_one_audience_each()
    {
        // Tall blocks of ones: σ = √(6 · 4) for each of 100.
        var block = Enumerable.Repeat(new double[] { 1, 1, 1, 1 }, 6).ToArray();
        AssertSpectrum(Enumerable.Repeat(Math.Sqrt(24), 12), TestMatrices.Blocks(block, 100), 12);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void A_cluster_at_the_top(double spacing)
    {
        double[] values = [.. Enumerable.Range(0, 8).Select(i => 2 - i * spacing), .. Enumerable.Range(0, 592).Select(i => 1 - i / 592.0)];
        AssertSpectrum(values.Take(8), TestMatrices.Diagonal(values), 8);
        AssertSpectrum(values.Take(5), TestMatrices.Diagonal(values), 5);
    }

    [Theory]
    [InlineData(600, 1)]
    [InlineData(600, 2)]
    [InlineData(600, 7)]
    [InlineData(4000, 2)]
    [InlineData(4000, 3)]
    [InlineData(4000, 4)]
    public void Close_values_that_each_come_twice(int order, int rank)
    {
        var values = Enumerable.Range(0, order).Select(i => 2 - (double)(i / 2) / order).ToArray();
        AssertSpectrum(values.Take(rank), TestMatrices.Diagonal(values), rank);
    }

    [Fact]
    public void A_slowly_decaying_spectrum()
    {
        var values = Enumerable.Range(1, 1500).Select(i => 1 / Math.Sqrt(i)).ToArray();
        AssertSpectrum(values.Take(25), TestMatrices.Diagonal(values), 25);
    }

    private static void AssertSpectrum(IEnumerable<double> expected, SparseMatrix matrix, int rank)
    {
        var svd = new BlockLanczosSvd(Tolerance, seed: 1).Decompose(matrix, rank, cancellationToken: TestContext.Current.CancellationToken);
        SvdAssert.HasSingularValues(expected, svd);
        SvdAssert.IsDecomposition(matrix, svd);
    }
}
