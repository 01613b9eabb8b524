using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Training.Layout;

/// <summary>
/// The weighted graph of all films and their nearest ones, in compressed sparse rows. It is symmetric: where i is a neighbour of j with
/// strength a and j of i with strength b, both edges weigh a + b − a·b (UMAP's fuzzy union).
/// </summary>
/// <param name="Starts">n + 1 offsets into the other two.</param>
/// <param name="Neighbours">The films of each row, ascending.</param>
/// <param name="Weights">Above 0, at most 1.</param>
internal sealed record NeighbourGraph(int[] Starts, int[] Neighbours, float[] Weights)
{
    /// <summary>UMAP's default. More keep less of the nearest films, fewer keep less of the map's larger shapes.</summary>
    public const int NeighboursOfFilm = 15;

    /// <summary>So many seeds share one pass over the embeddings best.</summary>
    private const int FilmsPerBlock = 64;

    /// <summary>Weights are multiples of its reciprocal: the last bits of an exponential differ from platform to platform.</summary>
    private const double WeightSteps = 1 << 16;

    /// <summary>Number of films.</summary>
    public int Films => Starts.Length - 1;

    /// <summary>Finds the neighbours of all films of a model by its ensemble. Films without embeddings have none and are nobody's.</summary>
    public static NeighbourGraph Of(SimilarityModel model, CancellationToken cancellationToken)
    {
        var films = model.Catalogue.Count;
        var lists = new Neighbour[films][];
        var blocks = (films + FilmsPerBlock - 1) / FilmsPerBlock;
        Parallel.For(0, films > 1 ? blocks : 0, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var first = block * FilmsPerBlock;
            var found = model.Shard.FindNearest(
                first..Math.Min(films, first + FilmsPerBlock), Math.Min(NeighboursOfFilm, films - 1), Scoring.Ensemble, cancellationToken);
            found.CopyTo(lists, first);
        });
        return films > 1 ? Of(films, row => Edges(model, row, lists[row])) : new NeighbourGraph(new int[films + 1], [], []);
    }

    /// <summary>Makes a graph symmetric.</summary>
    /// <param name="films">Number of films.</param>
    /// <param name="edgesOf">The neighbours of each with their strengths, 0 to 1.</param>
    public static NeighbourGraph Of(int films, Func<int, IEnumerable<(int Row, double Strength)>> edgesOf)
    {
        var (places, strengths) = (new List<long>(), new List<double>());
        for (var row = 0; row < films; row++)
        {
            foreach (var (other, strength) in edgesOf(row))
            {
                places.AddRange([Place(row, other), Place(other, row)]);
                strengths.AddRange([strength, strength]);
            }
        }
        var (keys, values) = (places.ToArray(), strengths.ToArray());
        Array.Sort(keys, values);
        var (starts, neighbours, weights) = (new int[films + 1], new List<int>(keys.Length), new List<float>(keys.Length));
        for (var i = 0; i < keys.Length; i++)
        {
            var weight = values[i];
            if (i + 1 < keys.Length && keys[i + 1] == keys[i]) weight += values[++i] * (1 - weight);
            weight = Math.Round(weight * WeightSteps) / WeightSteps;
            if (weight == 0) continue;
            starts[(keys[i] >> 32) + 1]++;
            neighbours.Add((int)keys[i]);
            weights.Add((float)weight);
        }
        for (var row = 0; row < films; row++) starts[row + 1] += starts[row];
        return new NeighbourGraph(starts, [.. neighbours], [.. weights]);
    }

    /// <summary>The same graph with its films in another order.</summary>
    /// <param name="order">The film at each new row.</param>
    public NeighbourGraph Reorder(int[] order)
    {
        var (rows, starts) = (new int[Films], new int[Films + 1]);
        for (var row = 0; row < Films; row++) rows[order[row]] = row;
        var (neighbours, weights) = (new int[Neighbours.Length], new float[Weights.Length]);
        for (var row = 0; row < Films; row++)
        {
            var end = starts[row];
            for (var edge = Starts[order[row]]; edge < Starts[order[row] + 1]; edge++, end++)
                (neighbours[end], weights[end]) = (rows[Neighbours[edge]], Weights[edge]);
            starts[row + 1] = end;
        }
        return new NeighbourGraph(starts, neighbours, weights);
    }

    private static IEnumerable<(int Row, double Strength)> Edges(SimilarityModel model, int row, Neighbour[] list)
    {
        if (model.Catalogue[row].Signals == Signals.None) return [];
        var (rows, distances) = (new List<int>(list.Length), new List<double>(list.Length));
        foreach (var near in list)
        {
            if (!model.Shard.TryGetRow(near.MovieId, out var other) || model.Catalogue[other].Signals == Signals.None) continue;
            rows.Add(other);
            distances.Add(Math.Max(0, 1 - near.Score));
        }
        return rows.Zip(SmoothDistances.Strengths([.. distances]));
    }

    private static long Place(int row, int other) => ((long)row << 32) | (uint)other;
}
