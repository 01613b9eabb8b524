using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MovieSimilarity.Training.Layout;

/// <summary>
/// Moves films in the plane until neighbours in the graph lie close together and others do not: gradient descent on UMAP's cross entropy
/// (docs/map.md has the formulas).
/// </summary>
/// <remarks>
/// In each epoch every film moves by the places that all films had before, so the result has the same bits whatever the number of threads.
/// No product is fused with a sum, so all machines get the same. The films are shuffled, so that any run of them is a random sample, which one vector
/// instruction reads.
/// </remarks>
internal sealed class LayoutDescent
{
    /// <summary>
    /// Repulsion relative to the mean attraction. UMAP's five negative samples to an edge make 2.5; with 10, as with 20 samples, the map keeps more of the
    /// nearest films.
    /// </summary>
    public const float Repulsion = 10;

    /// <summary>Films that each film is pushed away from in an epoch; with fewer, chance moves the films too much.</summary>
    private const int NegativeSamples = 128;

    /// <summary>UMAP's limit of a push by one film, in each coordinate.</summary>
    private const float LargestPush = 4;

    /// <summary>UMAP's, so that no push is infinite.</summary>
    private const float LeastSquare = 0.001f;

    /// <summary>A multiple of a vector, small enough for all threads to have work.</summary>
    private const int FilmsPerBlock = 512;

    private static readonly int Lanes = Vector256<float>.Count;

    private readonly NeighbourGraph _graph;
    private readonly int[] _order;
    private readonly ulong _seed;
    private readonly float _push;
    private float[] _x, _y, _nextX, _nextY;

    /// <param name="graph">The neighbours of n films.</param>
    /// <param name="places">Where they are at first, n × 2.</param>
    /// <param name="seed">Equal seeds give equal layouts.</param>
    public LayoutDescent(NeighbourGraph graph, ReadOnlySpan<double> places, int seed)
    {
        _order = [.. Enumerable.Range(0, graph.Films)];
        new Random(seed).Shuffle(_order);
        (_graph, _seed) = (graph.Reorder(_order), SplitMix((uint)seed));
        var weights = 0.0;
        foreach (var weight in graph.Weights) weights += weight;
        _push = (float)(2 * Repulsion * weights / Math.Max(1, graph.Films) / NegativeSamples);
        var length = graph.Films + Lanes;
        (_x, _y, _nextX, _nextY) = (new float[length], new float[length], new float[length], new float[length]);
        for (var i = 0; i < graph.Films; i++) (_x[i], _y[i]) = ((float)places[2 * _order[i]], (float)places[2 * _order[i] + 1]);
    }

    /// <summary>Moves every film once.</summary>
    /// <param name="epoch">The number of the epoch, from 0, which determines its samples.</param>
    /// <param name="rate">How far they move, above 0.</param>
    /// <param name="exaggeration">How much stronger than usual neighbours attract each other.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public void Move(int epoch, float rate, float exaggeration, CancellationToken cancellationToken)
    {
        var films = _graph.Films;
        // Samples that begin near the end go on at the start.
        for (var i = 0; i < Lanes && films > 0; i++) (_x[films + i], _y[films + i]) = (_x[i % films], _y[i % films]);
        Parallel.For(0, (films + FilmsPerBlock - 1) / FilmsPerBlock, new ParallelOptions { CancellationToken = cancellationToken }, block =>
            MoveBlock(block * FilmsPerBlock, Math.Min(films, (block + 1) * FilmsPerBlock), epoch, rate, exaggeration));
        (_x, _nextX, _y, _nextY) = (_nextX, _x, _nextY, _y);
    }

    /// <summary>Where the films are now, n × 2, in the graph's order.</summary>
    public double[] Places()
    {
        var places = new double[2 * _graph.Films];
        for (var i = 0; i < _graph.Films; i++) (places[2 * _order[i]], places[2 * _order[i] + 1]) = (_x[i], _y[i]);
        return places;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveBlock(int first, int end, int epoch, float rate, float exaggeration)
    {
        for (var film = first; film < end; film++)
        {
            // A film without edges stays.
            var (x, y) = (_x[film], _y[film]);
            if (_graph.Starts[film] < _graph.Starts[film + 1])
            {
                (x, y) = Pull(film, x, y, 2 * rate * exaggeration);
                (x, y) = Push(x, y, SplitMix(_seed ^ ((ulong)epoch << 32) ^ (uint)film), rate * _push);
            }
            (_nextX[film], _nextY[film]) = (x, y);
        }
    }

    /// <summary>
    /// Towards the neighbours by Σ c·(yⱼ − y) / (1 + Σ c), with c = factor·w / (1 + ‖yⱼ − y‖²). The divisor keeps films with many neighbours
    /// from moving past them all.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (float X, float Y) Pull(int film, float x, float y, float factor)
    {
        var (sum, sumX, sumY) = (0f, 0f, 0f);
        for (var edge = _graph.Starts[film]; edge < _graph.Starts[film + 1]; edge++)
        {
            var other = _graph.Neighbours[edge];
            var (dx, dy) = (_x[other] - x, _y[other] - y);
            var pull = _graph.Weights[edge] / (1 + (dx * dx + dy * dy));
            sum += pull;
            sumX += pull * dx;
            sumY += pull * dy;
        }
        var share = factor / (1 + factor * sum);
        return (x + share * sumX, y + share * sumY);
    }

    /// <summary>Away from random films by factor·Σ (y − yₖ) / ((ε + ‖y − yₖ‖²)·(1 + ‖y − yₖ‖²)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (float X, float Y) Push(float x, float y, ulong random, float factor)
    {
        Vector256<float> sumX = default, sumY = default;
        ref var otherX = ref MemoryMarshal.GetArrayDataReference(_x);
        ref var otherY = ref MemoryMarshal.GetArrayDataReference(_y);
        var (fromX, fromY) = (Vector256.Create(x), Vector256.Create(y));
        var (least, one, most) = (Vector256.Create(LeastSquare), Vector256<float>.One, Vector256.Create(LargestPush / 2));
        for (var sampled = 0; sampled < NegativeSamples; sampled += Lanes)
        {
            // D. Knuth's linear congruential generator, whose upper bits are random enough.
            random = random * 6364136223846793005 + 1442695040888963407;
            var start = (nuint)(((random >> 32) * (ulong)_graph.Films) >> 32);
            var dx = fromX - Vector256.LoadUnsafe(ref otherX, start);
            var dy = fromY - Vector256.LoadUnsafe(ref otherY, start);
            var square = dx * dx + dy * dy;
            var push = one / ((square + least) * (square + one));
            sumX += Vector256.Min(most, Vector256.Max(-most, push * dx));
            sumY += Vector256.Min(most, Vector256.Max(-most, push * dy));
        }
        return (x + factor * Sum(sumX), y + factor * Sum(sumY));
    }

    /// <summary>In one order on every machine.</summary>
    private static float Sum(Vector256<float> values)
    {
        var half = values.GetLower() + values.GetUpper();
        return (half[0] + half[2]) + (half[1] + half[3]);
    }

    /// <summary>The finalizer of G. Steele, D. Lea and C. Flood's SplitMix64, which makes random bits of any number.</summary>
    private static ulong SplitMix(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
