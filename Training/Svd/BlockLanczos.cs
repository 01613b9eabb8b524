using MathNet.Numerics.LinearAlgebra;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.Svd;

/// <summary>Leading eigenpairs of a Gram operator by the thick-restart block Lanczos method.</summary>
/// <remarks>
/// <para>
/// K. Wu and H. Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM J. Matrix Anal. Appl.
/// 22(2), 2000; Y. Zhou and Y. Saad, "Block Krylov-Schur method for large symmetric eigenvalue problems", Numer.
/// Algorithms 47, 2008.
/// </para>
/// <para>
/// A Krylov space from a block of eight sees eight vectors of a multiple eigenvalue. Before the answer is accepted, a random
/// block joins the vectors that were found and the space grows once more; only if nothing larger turns up is it done.
/// </para>
/// </remarks>
/// <param name="gram">The operator.</param>
/// <param name="tolerance">Largest residual relative to the largest eigenvalue.</param>
/// <param name="seed">Seed of the random blocks.</param>
/// <param name="stage">Receives the progress of the computation.</param>
internal sealed class BlockLanczos(GramOperator gram, double tolerance, int seed, IStage? stage)
{
    private const int Width = VectorBlock.Width;
    private const int MaxRestarts = 500;
    private const int ReportedSteps = 100;

    /// <summary>Vectors beyond twice the wanted ones: more make fewer restarts, each of which costs more.</summary>
    private const int Room = 64;

    /// <summary>
    /// Blocks that a random block grows to in search of what was missed: polynomials of that degree tell it from the rest.
    /// </summary>
    private const int ConfirmingBlocks = 6;

    private readonly ResidualTrend _trend = new();

    /// <summary>The leading eigenpairs.</summary>
    /// <param name="wanted">How many, 1 to the operator's order.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SvdConvergenceException">The tolerance was not reached.</exception>
    public Eigenpairs Solve(int wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        stage?.Expect(ReportedSteps);
        var blocks = Blocks(2 * (long)wanted + Room);
        return (blocks + 1L) * Width > gram.Order
            ? SolveDense(wanted, cancellationToken)
            : Solve(new BlockKrylovBasis(gram, (int)blocks, seed), wanted, cancellationToken);
    }

    private Eigenpairs Solve(BlockKrylovBasis basis, int wanted, CancellationToken cancellationToken)
    {
        // Half of the room keeps what is known of the vectors next in line, which would come back otherwise.
        var kept = (wanted + basis.Capacity * Width) / 2 / Width;
        for (var restart = 0; restart <= MaxRestarts; restart++)
        {
            var pairs = Grow(basis, wanted, cancellationToken);
            var accepted = pairs.Take(wanted);
            if (accepted.Residual > tolerance)
            {
                basis.Restart(pairs.Take(kept * Width), atRandom: false);
                continue;
            }
            var most = Math.Min(basis.Filled, basis.Capacity - ConfirmingBlocks);
            basis.Restart(pairs.Take(most * Width), atRandom: true);
            basis.Extend(most + ConfirmingBlocks, cancellationToken);
            if (IsConfirmed(accepted, basis.FindRitzPairs()))
                return new Eigenpairs(accepted.Values, basis.Blocks[..(int)Blocks(wanted)].ToArray(), accepted.Residual);
            basis.Truncate(accepted.Take(wanted / Width * Width));
        }
        throw new SvdConvergenceException(
            $"The SVD did not reach the tolerance {tolerance:g2} in {MaxRestarts} restarts; try a larger tolerance or fewer dimensions.");
    }

    /// <summary>
    /// Extends the basis until its leading pairs have converged or it is full. To look whether they have costs about as much as
    /// a block, so that looks are as far apart as the residual's decay suggests.
    /// </summary>
    private RitzPairs Grow(BlockKrylovBasis basis, int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = basis.Filled;
            basis.Extend(Math.Min(basis.Capacity, before + _trend.Blocks), cancellationToken);
            var pairs = basis.FindRitzPairs();
            var leading = pairs.Take(wanted);
            Report(leading);
            _trend.Observe(leading.Residual, basis.Filled - before, tolerance);
            if (leading.Residual <= tolerance || basis.Filled == basis.Capacity) return pairs;
        }
    }

    /// <summary>All eigenpairs of a small operator, of which the leading ones are wanted.</summary>
    private Eigenpairs SolveDense(int wanted, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, (int)Blocks(gram.Order)).SelectMany(Image).Take(gram.Order).ToArray();
        cancellationToken.ThrowIfCancellationRequested();
        var dense = Matrix<double>.Build.Dense(gram.Order, gram.Order, (i, j) => (columns[i][j] + columns[j][i]) / 2);
        var pairs = RitzPairs.Of(dense, new double[1, 1]).Take(wanted);
        return new Eigenpairs(pairs.Values, [.. pairs.Vectors.Chunk(Width).Select(VectorBlock.Of)], pairs.Residual);
    }

    /// <summary>Eight columns of G: its product with eight unit vectors.</summary>
    private IEnumerable<double[]> Image(int block)
    {
        var units = Enumerable.Range(block * Width, Math.Min(Width, gram.Order - block * Width)).Select(i =>
        {
            var unit = new double[gram.Order];
            unit[i] = 1;
            return unit;
        });
        var image = gram.Apply(VectorBlock.Of([.. units]));
        return Enumerable.Range(0, Width).Select(image.Column);
    }

    /// <summary>Whether a larger space holds nothing larger.</summary>
    private bool IsConfirmed(RitzPairs accepted, RitzPairs found) =>
        accepted.Values.Zip(found.Values).All(pair => pair.Second - pair.First <= tolerance * found.Values[0]);

    /// <summary>How far the residuals have come on their way to the tolerance, by orders of magnitude.</summary>
    private void Report(RitzPairs leading)
    {
        var covered = leading.Residuals.Average(residual => Math.Clamp(Math.Log(residual) / Math.Log(tolerance), 0, 1));
        stage?.Report((long)(covered * ReportedSteps));
    }

    private static long Blocks(long vectors) => (vectors + Width - 1) / Width;
}

/// <summary>The leading eigenpairs of MᵀM.</summary>
/// <param name="Values">k eigenvalues, descending.</param>
/// <param name="Vectors">Their eigenvectors in blocks of eight, in order; the last block may hold more than are wanted.</param>
/// <param name="Residual">The largest ‖MᵀM·v − θ·v‖ relative to the largest eigenvalue.</param>
internal sealed record Eigenpairs(double[] Values, VectorBlock[] Vectors, double Residual);

/// <summary>Predicts when a residual that shrinks geometrically reaches a tolerance.</summary>
internal sealed class ResidualTrend
{
    private const int Unknown = int.MaxValue / 2;

    private double _last = double.PositiveInfinity;

    /// <summary>How many more blocks it will take, 2 or more; very many where that is not known.</summary>
    public int Blocks { get; private set; } = Unknown;

    /// <summary>Takes the residual after some more blocks.</summary>
    /// <param name="residual">The residual now.</param>
    /// <param name="blocks">Blocks appended since the last one was taken, 1 or more.</param>
    /// <param name="tolerance">The tolerance.</param>
    public void Observe(double residual, int blocks, double tolerance)
    {
        var decay = Math.Log(_last / residual) / blocks;
        var needed = Math.Log(residual / tolerance) / decay;
        _last = residual;
        Blocks = double.IsFinite(decay) && decay > 0 && needed < Unknown ? Math.Max(2, (int)Math.Ceiling(needed)) : Unknown;
    }
}
