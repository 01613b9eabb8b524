using System.Numerics.Tensors;
using MovieSimilarity.Search;

namespace MovieSimilarity.Maps;

/// <summary>How faithfully a map shows which films are neighbours, by the ensemble's score.</summary>
/// <param name="Trustworthiness">
/// T = 1 − 2 / (n·k·(2n − 3k − 1)) · Σᵢ Σⱼ (r(i, j) − k) over the films j among the k nearest of i on the map that are not among its k nearest
/// by score, where film j has rank r(i, j) (J. Venna and S. Kaski, "Neighborhood preservation in nonlinear projection methods", 2001). 1 is best.
/// </param>
/// <param name="KeptNeighbours">The share of the k nearest films by score that are among the k nearest on the map, 0 to 1.</param>
public sealed record MapQuality(double Trustworthiness, double KeptNeighbours)
{
    /// <summary>The usual number of neighbours.</summary>
    public const int Neighbours = 15;

    /// <summary>Any number; it makes a sample the same each time.</summary>
    private const int Seed = 1;

    /// <summary>Measures a map.</summary>
    /// <param name="shard">n films, more than 3·k / 2.</param>
    /// <param name="map">Their places.</param>
    /// <param name="sample">How many films, chosen at random, to look at the neighbours of; all by default.</param>
    /// <param name="k">Number of neighbours.</param>
    /// <exception cref="ArgumentException">The numbers of films differ, or there are too few.</exception>
    public static MapQuality Measure(Shard shard, FilmMap map, int sample = int.MaxValue, int k = Neighbours)
    {
        if (map.Count != shard.Count) throw new ArgumentException($"A map of {map.Count} films does not fit {shard.Count} films.");
        if (2L * shard.Count - 3 * k - 1 <= 0) throw new ArgumentException($"{shard.Count} films are too few to look at {k} neighbours of each.");
        var rows = Enumerable.Range(0, shard.Count).ToArray();
        if (sample < rows.Length) new Random(Seed).Shuffle(rows);
        rows = rows[..Math.Min(sample, rows.Length)];
        var (penalty, kept) = (0L, 0L);
        Parallel.ForEach(
            rows,
            () => new NeighbourRanks(shard, map, k),
            (row, _, ranks) =>
            {
                foreach (var rank in ranks.OfNearestOnMap(row))
                {
                    if (rank <= k) Interlocked.Increment(ref kept);
                    else Interlocked.Add(ref penalty, rank - k);
                }
                return ranks;
            },
            _ => { });
        var neighbours = (double)rows.Length * k;
        return new MapQuality(1 - 2 * penalty / (neighbours * (2.0 * shard.Count - 3 * k - 1)), kept / neighbours);
    }

    /// <summary>One thread's buffers.</summary>
    private sealed class NeighbourRanks(Shard shard, FilmMap map, int k)
    {
        private readonly double[] _scores = new double[shard.Count], _seed = new double[shard.Embeddings.Dimensions];
        private readonly PriorityQueue<int, double> _nearest = new();

        /// <summary>The ranks by score, from 1, of the k nearest films on the map.</summary>
        public int[] OfNearestOnMap(int row)
        {
            TensorPrimitives.ConvertTruncating(shard.Embeddings.Row(row), _seed);
            for (var other = 0; other < _scores.Length; other++) _scores[other] = Cosine.Dot(_seed, shard.Embeddings.Row(other));
            _scores[row] = double.NegativeInfinity;
            _nearest.Clear();
            var place = map[row];
            for (var other = 0; other < _scores.Length; other++)
            {
                if (other == row) continue;
                var (dx, dy) = ((double)map[other].X - place.X, (double)map[other].Y - place.Y);
                // The root of the queue is the farthest of the k nearest so far.
                if (_nearest.Count < k) _nearest.Enqueue(other, -(dx * dx + dy * dy));
                else _nearest.EnqueueDequeue(other, -(dx * dx + dy * dy));
            }
            return [.. _nearest.UnorderedItems.Select(item => RankOf(item.Element))];
        }

        private int RankOf(int film)
        {
            var rank = 1;
            for (var other = 0; other < _scores.Length; other++)
            {
                if (_scores[other] > _scores[film] || (_scores[other] == _scores[film] && other < film)) rank++;
            }
            return rank;
        }
    }
}
