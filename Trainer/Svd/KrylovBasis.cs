using System.Numerics.Tensors;
using MathNet.Numerics.Random;

namespace MovieSimilarity.Trainer.Svd;

/// <summary>
/// An orthonormal basis Q of a growing Krylov space of a symmetric operator B, with the projection H = QᵀBQ that
/// Gram-Schmidt leaves behind.
/// </summary>
internal sealed class KrylovBasis
{
    /// <summary>A direction shorter than this times the operator's scale is rounding noise: the space is invariant.</summary>
    private const double BreakdownThreshold = 1e-14;

    private readonly Func<double[], double[]> _apply;
    private readonly double[][] _vectors;
    private readonly Xoshiro256StarStar _random;
    private readonly int _length;
    private double _scale;

    /// <param name="apply">x ↦ B·x, a new array.</param>
    /// <param name="length">Order of B.</param>
    /// <param name="capacity">Most vectors to hold, at most <paramref name="length"/>.</param>
    /// <param name="seed">Seed of the random directions.</param>
    public KrylovBasis(Func<double[], double[]> apply, int length, int capacity, int seed)
    {
        _apply = apply;
        _length = length;
        _random = new Xoshiro256StarStar(seed, threadSafe: false);
        _vectors = new double[capacity + 1][];
        Projection = new double[capacity, capacity];
        Continue(0, RandomDirection(0));
    }

    public int Capacity => _vectors.Length - 1;

    /// <summary>Whether the full basis spans the whole space, so that its eigenpairs are exact.</summary>
    public bool IsComplete => Capacity == _length;

    /// <summary>H, of which the leading block of the filled size is valid.</summary>
    public double[,] Projection { get; }

    /// <summary>‖(I − QQᵀ)·B·q‖ for the last vector q: how far the space is from invariant.</summary>
    public double ResidualNorm { get; private set; }

    /// <summary>Appends Krylov directions to the first <paramref name="filled"/> vectors until the basis is full.</summary>
    public void Extend(int filled, CancellationToken cancellationToken)
    {
        for (var j = filled; j < Capacity; j++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = _apply(_vectors[j]);
            _scale = Math.Max(_scale, TensorPrimitives.Norm<double>(next));
            var coefficients = Orthogonalize(next, j + 1);
            for (var i = 0; i <= j; i++) Projection[i, j] = Projection[j, i] = coefficients[i];
            ResidualNorm = TensorPrimitives.Norm<double>(next);
            if (ResidualNorm <= BreakdownThreshold * _scale)
            {
                ResidualNorm = 0;
                next = RandomDirection(j + 1);
            }
            Continue(j + 1, next);
        }
    }

    /// <summary>Replaces the basis by the Ritz vectors of these pairs, followed by the direction in which it was to grow.</summary>
    public void Restart(RitzPairs kept)
    {
        var next = _vectors[Capacity];
        Replace(kept);
        Continue(kept.Values.Length, next);
    }

    /// <summary>The same, followed by a random direction, to find what the space was blind to.</summary>
    public void RestartAtRandom(RitzPairs kept)
    {
        Replace(kept);
        Continue(kept.Values.Length, RandomDirection(kept.Values.Length));
    }

    /// <summary>Q·s for a column s.</summary>
    public double[] Combine(double[] column)
    {
        var sum = new double[_length];
        for (var i = 0; i < column.Length; i++) TensorPrimitives.MultiplyAdd(_vectors[i], column[i], sum, sum);
        return sum;
    }

    private void Replace(RitzPairs kept)
    {
        var vectors = new double[kept.Values.Length][];
        Parallel.For(0, vectors.Length, i => vectors[i] = Combine(kept.Vectors[i]));
        vectors.CopyTo(_vectors, 0);
        Array.Clear(Projection);
        for (var i = 0; i < vectors.Length; i++) Projection[i, i] = kept.Values[i];
    }

    private void Continue(int index, double[] direction)
    {
        if (index == _length) return;
        var norm = TensorPrimitives.Norm<double>(direction);
        TensorPrimitives.Divide(direction, norm, direction);
        _vectors[index] = direction;
    }

    private double[] RandomDirection(int against)
    {
        var direction = new double[_length];
        for (var i = 0; i < direction.Length; i++) direction[i] = 2 * _random.NextDouble() - 1;
        Orthogonalize(direction, against);
        return direction;
    }

    /// <summary>Classical Gram-Schmidt, twice: orthogonal to working precision (Giraud et al. 2005).</summary>
    private double[] Orthogonalize(double[] vector, int against)
    {
        var coefficients = new double[against];
        var pass = new double[against];
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Parallel.For(0, against, i => pass[i] = TensorPrimitives.Dot<double>(_vectors[i], vector));
            for (var i = 0; i < against; i++)
            {
                TensorPrimitives.MultiplyAdd(_vectors[i], -pass[i], vector, vector);
                coefficients[i] += pass[i];
            }
        }
        return coefficients;
    }
}
