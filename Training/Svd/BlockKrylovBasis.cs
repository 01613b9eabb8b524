using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace MovieSimilarity.Training.Svd;

/// <summary>
/// An orthonormal basis Q of a growing block Krylov space of a symmetric operator G, with the projection H = QᵀGQ that
/// Gram-Schmidt leaves behind.
/// </summary>
internal sealed class BlockKrylovBasis
{
    private const int Width = VectorBlock.Width;

    /// <summary>A direction shorter than this times the operator's scale is rounding noise: the space is invariant.</summary>
    private const double BreakdownThreshold = 1e-14;

    private readonly GramOperator _gram;
    private readonly VectorBlock[] _blocks;
    private readonly BlockOperations _operations;
    private readonly Xoshiro256StarStar _random;
    private readonly double[,] _projection;
    private double[,] _coupling = new double[Width, Width];
    private double _scale;
    private int _restartedAt;
    private bool _isRecurrent;

    /// <param name="gram">G.</param>
    /// <param name="blocks">Most blocks to hold; eight vectors more than they hold must fit into G's order.</param>
    /// <param name="seed">Seed of the random directions.</param>
    public BlockKrylovBasis(GramOperator gram, int blocks, int seed)
    {
        _gram = gram;
        _operations = new BlockOperations(gram.Order);
        _random = new Xoshiro256StarStar(seed, threadSafe: false);
        _blocks = [.. Enumerable.Range(0, blocks + 1).Select(_ => new VectorBlock(gram.Order))];
        _projection = new double[blocks * Width, blocks * Width];
        StartAtRandom(0);
        _isRecurrent = true;
    }

    /// <summary>Most blocks to hold.</summary>
    public int Capacity => _blocks.Length - 1;

    /// <summary>How many blocks there are whose image under G is known. One more has begun.</summary>
    public int Filled { get; private set; }

    /// <summary>The blocks of Q.</summary>
    public ReadOnlySpan<VectorBlock> Blocks => _blocks.AsSpan(0, Filled);

    /// <summary>Appends Krylov directions until there is a number of blocks.</summary>
    public void Extend(int blocks, CancellationToken cancellationToken)
    {
        for (; Filled < blocks; Filled++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _gram.Apply(_blocks[Filled], _blocks[Filled + 1]);
            _coupling = Orthonormalize(Filled + 1, recordAt: Filled).ToArray();
        }
    }

    /// <summary>The Ritz pairs of the space, as many as it has vectors.</summary>
    public RitzPairs FindRitzPairs()
    {
        var order = Filled * Width;
        return RitzPairs.Of(Matrix<double>.Build.Dense(order, order, (i, j) => _projection[i, j]), _coupling);
    }

    /// <summary>
    /// Replaces the basis by Ritz vectors, a multiple of eight, followed by the block in which it was to grow, or by a random one
    /// to find what the space was blind to.
    /// </summary>
    public void Restart(RitzPairs kept, bool atRandom)
    {
        _operations.Rotate(_blocks.AsMemory(0, Filled), kept.Vectors);
        var next = _blocks[Filled];
        Project(kept);
        if (atRandom)
        {
            StartAtRandom(Filled);
            return;
        }
        _blocks[Array.IndexOf(_blocks, next)] = _blocks[Filled];
        _blocks[Filled] = next;
    }

    /// <summary>Keeps the first vectors of the basis, which are these Ritz vectors already, followed by a random block.</summary>
    public void Truncate(RitzPairs kept)
    {
        Project(kept);
        StartAtRandom(Filled);
    }

    /// <summary>Sets H to that of Ritz vectors.</summary>
    private void Project(RitzPairs kept)
    {
        Array.Clear(_projection);
        for (var i = 0; i < kept.Values.Length; i++) _projection[i, i] = kept.Values[i];
        Filled = _restartedAt = kept.Values.Length / Width;
        _isRecurrent = true;
    }

    private void StartAtRandom(int block)
    {
        Randomize(_blocks[block], Enumerable.Range(0, Width));
        Orthonormalize(block, recordAt: null);
        // What the blocks before it lead to outside the basis is forgotten, and may turn up in the image of any block to come.
        _isRecurrent = false;
    }

    /// <summary>
    /// Makes a block orthonormal and orthogonal to all before it, in two rounds (twice is enough: Giraud et al. 2005), or more
    /// where directions had to be replaced by random ones.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="recordAt">The block whose image under G it is, which gives a column of H; null for random directions.</param>
    /// <returns>R: what was left of the block after the projection is the new block times R.</returns>
    private Matrix<double> Orthonormalize(int block, int? recordAt)
    {
        var w = _blocks[block];
        var factor = Matrix<double>.Build.DenseIdentity(Width);
        for (var (round, isReplaced) = (0, true); isReplaced || round < 2; round++)
        {
            // All but the last two are orthogonal to the image already, up to the rounding that the second round is for.
            var first = round == 0 && _isRecurrent && recordAt > _restartedAt ? block - 2 : 0;
            var coefficients = Project(first, block, w);
            var products = Symmetric(_operations.TransposedProduct(_blocks.AsMemory(block, 1), w));
            if (recordAt is { } column)
            {
                Record(first, column, coefficients, factor);
                if (round == 0) _scale = Math.Max(_scale, LongestColumn(coefficients, products));
            }
            var step = BlockOrthonormalization.Of(products, round == 0 && recordAt is not null ? BreakdownThreshold * _scale : 0);
            _operations.Transform(w, step.Transform);
            factor = step.Factor * factor;
            Randomize(w, step.Dropped);
            isReplaced = step.Dropped.Length > 0;
        }
        return factor;
    }

    /// <summary>C = QᵀW and W −= Q·C for some blocks of the basis.</summary>
    private double[] Project(int first, int end, VectorBlock w)
    {
        if (first == end) return [];
        var basis = _blocks.AsMemory(first..end);
        var coefficients = _operations.TransposedProduct(basis, w);
        _operations.SubtractProduct(basis, coefficients, w);
        return coefficients;
    }

    /// <summary>Adds C·R to a column of blocks of H, down to the diagonal, and to the row that mirrors it.</summary>
    private void Record(int first, int column, double[] coefficients, Matrix<double> factor)
    {
        var product = Matrix<double>.Build.DenseOfRowMajor(coefficients.Length / Width, Width, coefficients) * factor;
        for (var j = 0; j < Width; j++)
        {
            var to = column * Width + j;
            for (var i = first * Width; i <= to; i++) _projection[to, i] = _projection[i, to] += product[i - first * Width, j];
        }
    }

    private static Matrix<double> Symmetric(double[] square)
    {
        var matrix = Matrix<double>.Build.DenseOfRowMajor(Width, Width, square);
        return (matrix + matrix.Transpose()) / 2;
    }

    private static double LongestColumn(double[] coefficients, Matrix<double> products)
    {
        var squares = products.Diagonal().ToArray();
        for (var i = 0; i < coefficients.Length; i++) squares[i % Width] += coefficients[i] * coefficients[i];
        return Math.Sqrt(squares.Max());
    }

    private void Randomize(VectorBlock block, IEnumerable<int> columns)
    {
        foreach (var column in columns)
        {
            for (var i = column; i < block.Values.Length; i += Width) block.Values[i] = 2 * _random.NextDouble() - 1;
        }
    }
}
