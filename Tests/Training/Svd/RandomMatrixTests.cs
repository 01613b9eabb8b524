using MovieSimilarity.Tests.Training.Matrices;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Svd;

/// <summary>Random sparse matrices against the full dense decomposition.</summary>
public sealed class RandomMatrixTests
{
    private static readonly BlockLanczosSvd Solver = new(tolerance: 1e-13, seed: 1);

    [Theory]
    [InlineData(400, 90, 10)]
    [InlineData(90, 400, 10)]
    [InlineData(250, 250, 1)]
    [InlineData(250, 250, 20)]
    [InlineData(300, 200, 60)]
    [InlineData(700, 3, 2)]
    [InlineData(3, 700, 2)]
    [InlineData(1, 50, 1)]
    [InlineData(50, 1, 1)]
    [InlineData(1, 1, 1)]
    public void Leading_triplets_are_the_dense_ones(int rows, int columns, int rank)
    {
        var matrix = TestMatrices.Random(rows, columns, density: 0.3, seed: rows + columns + rank);
        var svd = Solver.Decompose(matrix, rank, cancellationToken: TestContext.Current.CancellationToken);
        SvdAssert.IsDecomposition(matrix, svd);
        SvdAssert.HasSingularValues(TestMatrices.Dense(matrix).Svd(computeVectors: false).S.Take(rank), svd);
        Assert.InRange(svd.Residual, 0, 1e-13);
        Assert.True(svd.Products > 0);
    }

    [Theory]
    [InlineData(40, 25, 26)]
    [InlineData(25, 40, 100)]
    [InlineData(60, 70, int.MaxValue)]
    public void A_rank_beyond_the_matrix_gives_all_there_is(int rows, int columns, int rank)
    {
        var matrix = TestMatrices.Random(rows, columns, density: 0.5, seed: 3);
        var svd = Solver.Decompose(matrix, rank, cancellationToken: TestContext.Current.CancellationToken);
        SvdAssert.IsDecomposition(matrix, svd);
        SvdAssert.HasSingularValues(TestMatrices.Dense(matrix).Svd(computeVectors: false).S, svd);
    }

    [Theory]
    [InlineData(30, 20, 3, 6)]
    [InlineData(20, 30, 3, 6)]
    [InlineData(6, 3, 1, 3)]
    [InlineData(300, 200, 5, 8)]
    [InlineData(200, 300, 5, 8)]
    [InlineData(5000, 6, 2, 4)]
    [InlineData(6, 5000, 2, 4)]
    public void Beyond_the_rank_singular_values_are_zero(int rows, int columns, int rank, int wanted)
    {
        var matrix = TestMatrices.OfRank(rank, rows, columns, seed: 4);
        var svd = Solver.Decompose(matrix, wanted, cancellationToken: TestContext.Current.CancellationToken);
        SvdAssert.IsDecomposition(matrix, svd);
        var dense = TestMatrices.Dense(matrix).Svd(computeVectors: false).S.Take(rank);
        SvdAssert.HasSingularValues(dense.Concat(Enumerable.Repeat(0.0, wanted - rank)), svd);
        Assert.All(svd.ScaledRightVectors[rank..], vector => Assert.All(vector, element => Assert.Equal(0, element)));
    }

    [Fact]
    public void Zeros_are_exact_in_small_matrices_too()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (rows, columns, rank) = (3 + seed % 7, 3 + seed % 5, 1 + seed % 2);
            var svd = Solver.Decompose(TestMatrices.OfRank(rank, rows, columns, seed), 3, cancellationToken: TestContext.Current.CancellationToken);
            Assert.All(svd.SingularValues[rank..], value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Zero_rows_and_columns_change_nothing()
    {
        var random = new Random(5);
        var matrix = TestMatrices.Of(120, 100, (row, column) => row % 3 == 0 || column % 4 == 0 ? 0 : random.NextDouble());
        var svd = Solver.Decompose(matrix, 12, cancellationToken: TestContext.Current.CancellationToken);
        SvdAssert.IsDecomposition(matrix, svd);
        SvdAssert.HasSingularValues(TestMatrices.Dense(matrix).Svd(computeVectors: false).S.Take(12), svd);
        Assert.All(svd.ScaledRightVectors, vector => Assert.All(vector.Where((_, column) => column % 4 == 0), value => Assert.Equal(0, value, 1e-12)));
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(200, 300)]
    public void A_zero_matrix_has_zero_singular_values(int rows, int columns)
    {
        var svd = Solver.Decompose(TestMatrices.Of(rows, columns, (_, _) => 0), 2, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([0.0, 0.0], svd.SingularValues);
        Assert.All(svd.ScaledRightVectors, vector => Assert.Equal(new double[columns], vector));
        Assert.Equal(0, svd.Residual);
    }

    [Theory]
    [InlineData(1e-60)]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    [InlineData(1e70)]
    public void Scale_does_not_matter(double scale)
    {
        var random = new Random(6);
        double Entry(int row, int column) => random.NextDouble() < 0.3 ? random.NextDouble() : 0;
        var plain = TestMatrices.Of(150, 120, Entry);
        random = new Random(6);
        var scaled = TestMatrices.Of(150, 120, (row, column) => scale * Entry(row, column));
        var expected = Solver.Decompose(plain, 8, cancellationToken: TestContext.Current.CancellationToken).SingularValues.Select(value => scale * value);
        SvdAssert.HasSingularValues(expected, Solver.Decompose(scaled, 8, cancellationToken: TestContext.Current.CancellationToken));
    }
}
