using System.Runtime.InteropServices;
using MovieSimilarity.Tests.Training.Matrices;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Progress;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Svd;

/// <summary>Equal bytes on every run, cancellation, tolerances, arguments.</summary>
public sealed class SolverBehaviourTests
{
    private const int Rank = 15;

    /// <summary>More rows than a thread takes at a time, so that threads share the work.</summary>
    private static readonly SparseMatrix Tall = TestMatrices.Random(2000, 150, density: 0.05, seed: 7);

    [Fact]
    public void Runs_give_equal_bytes() => AssertSameBytes(Decompose(Tall, seed: 1), Decompose(Tall, seed: 1));

    [Fact]
    public async Task Runs_give_equal_bytes_on_threads_that_have_other_work()
    {
        var alone = Decompose(Tall, seed: 1);
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Decompose(Tall, seed: 1))));
        Assert.All(together, svd => AssertSameBytes(alone, svd));
    }

    [Fact]
    public void Other_seeds_give_the_same_values_from_other_directions()
    {
        var (one, two) = (Decompose(Tall, seed: 1), Decompose(Tall, seed: 2));
        SvdAssert.HasSingularValues(one.SingularValues, two);
        Assert.NotEqual(one.ScaledRightVectors[0], two.ScaledRightVectors[0]);
        foreach (var (a, b) in one.ScaledRightVectors[0].Zip(two.ScaledRightVectors[0])) Assert.Equal(a, b, 1e-9);
    }

    [Fact]
    public void A_looser_tolerance_takes_fewer_products_and_is_kept()
    {
        var (loose, tight) = (Decompose(Tall, seed: 1, tolerance: 1e-3), Decompose(Tall, seed: 1, tolerance: 1e-13));
        Assert.True(loose.Products < tight.Products, $"{loose.Products} products at 1e-3, {tight.Products} at 1e-13");
        Assert.InRange(loose.Residual, 0, 1e-3);
        SvdAssert.IsDecomposition(Tall, loose, residualTolerance: 1e-3);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(300)]
    public void The_tightest_tolerance_is_within_reach(int columns)
    {
        var matrix = TestMatrices.Random(400, columns, density: 0.2, seed: 8);
        var svd = new BlockLanczosSvd(1e-14, seed: 1).Decompose(matrix, 60, cancellationToken: TestContext.Current.CancellationToken);
        SvdAssert.IsDecomposition(matrix, svd);
        Assert.InRange(svd.Residual, 0, 1e-14);
    }

    [Fact]
    public void A_tolerance_beyond_rounding_is_given_up()
    {
        var refusal = Assert.Throws<SvdConvergenceException>(() => Decompose(TestMatrices.Random(120, 110, 0.2, seed: 9), seed: 1, tolerance: 0));
        Assert.StartsWith("The SVD did not reach the tolerance", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new BlockLanczosSvd(1e-12, seed: 1).Decompose(Tall, Rank, cancellationToken: source.Token));
    }

    [Fact]
    public void A_run_can_be_cancelled_under_way()
    {
        using var source = new CancellationTokenSource();
        using var stage = new CancellingStage(source);
        // Singular values this close take far more blocks than the first progress report covers.
        var slow = TestMatrices.Diagonal([.. Enumerable.Range(0, 20_000).Select(i => 1 + i * 1e-9)]);
        Assert.Throws<OperationCanceledException>(() => new BlockLanczosSvd(1e-14, seed: 1).Decompose(slow, 50, stage, source.Token));
        Assert.Equal(1, stage.Reports);
    }

    [Theory]
    [InlineData(500, 300)]
    [InlineData(200, 600)]
    public void Multiples_of_a_column_have_the_same_multiples_of_its_row(int rows, int columns)
    {
        // Small whole numbers, of which three quarters are exact.
        var random = TestMatrices.Dense(TestMatrices.Random(rows, columns, density: 0.1, seed: 10)).Map(value => Math.Round(10 * value));
        var matrix = TestMatrices.Of(rows, columns, (row, column) => (column % 5) switch
        {
            0 => random[row, 0],
            1 => 0.75 * random[row, 0],
            2 => 0,
            _ => random[row, column],
        });
        var vectors = Decompose(matrix, seed: 1).ScaledRightVectors;
        Assert.All(vectors, vector => Assert.Equal(vector[0], vector[5]));
        Assert.All(vectors, vector => Assert.Equal(0.75 * vector[0], vector[6], 1e-14));
        Assert.All(vectors, vector => Assert.Equal(vector[1], vector[11]));
        Assert.All(vectors, vector => Assert.Equal(0, vector[2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rank_is_one_or_more(int rank) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockLanczosSvd(1e-12, seed: 1).Decompose(Tall, rank, cancellationToken: TestContext.Current.CancellationToken));

    private static TruncatedSvd Decompose(SparseMatrix matrix, int seed, double tolerance = 1e-12) =>
        new BlockLanczosSvd(tolerance, seed).Decompose(matrix, Rank, cancellationToken: TestContext.Current.CancellationToken);

    private static void AssertSameBytes(TruncatedSvd expected, TruncatedSvd actual)
    {
        static byte[] Bytes(double[] values) => MemoryMarshal.AsBytes<double>(values).ToArray();
        Assert.Equal(Bytes(expected.SingularValues), Bytes(actual.SingularValues));
        foreach (var (want, have) in expected.ScaledRightVectors.Zip(actual.ScaledRightVectors)) Assert.Equal(Bytes(want), Bytes(have));
        Assert.Equal(expected.Products, actual.Products);
    }

    /// <summary>Cancels the computation as soon as it reports progress.</summary>
    private sealed class CancellingStage(CancellationTokenSource source) : IStage
    {
        public int Reports { get; private set; }

        public void Expect(long total)
        {
        }

        public void Report(long done)
        {
            Reports++;
            source.Cancel();
        }

        public void Complete(string outcome)
        {
        }

        public void Dispose()
        {
        }
    }
}
