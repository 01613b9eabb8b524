using MovieSimilarity.Search;

namespace MovieSimilarity.Paths;

/// <summary>Finds a path between two films on which each film is among the <see cref="Neighbours"/> films nearest to the one before it.</summary>
/// <remarks>A breadth-first search. The path has the fewest steps that are possible; of several such paths, its weakest step is the strongest.</remarks>
/// <param name="nearest">For some films the <see cref="Neighbours"/> films nearest to each, best first.</param>
public sealed class PathSearch(Func<IReadOnlyList<int>, Task<IReadOnlyList<IReadOnlyList<Neighbour>>>> nearest)
{
    /// <summary>How many films count as near: as many as an answer has by default.</summary>
    public const int Neighbours = 20;

    /// <summary>Lists that a search may ask for: those of all films of ML-20M, which take one or two seconds.</summary>
    public const int MaxLists = 30_000;

    /// <summary>Finds the path.</summary>
    /// <param name="from">The first film.</param>
    /// <param name="to">The last film.</param>
    /// <returns>The films from the first to the last one; null where no path was found.</returns>
    public async Task<IReadOnlyList<PathStep>?> FindAsync(int from, int to)
    {
        var reached = new Dictionary<int, Reached> { [from] = new Reached(0, from, 1, 1) };
        int[] frontier = [from];
        for (var (depth, lists) = (1, 0); !reached.ContainsKey(to); depth++)
        {
            lists += frontier.Length;
            if (frontier.Length == 0 || lists > MaxLists) return null;
            frontier = Advance(reached, depth, frontier, await nearest(frontier));
        }
        return [.. StepsBack(reached, to).Reverse()];
    }

    /// <summary>Reaches the films near those of a frontier.</summary>
    /// <returns>The films reached for the first time, ascending.</returns>
    private static int[] Advance(Dictionary<int, Reached> reached, int depth, int[] frontier, IReadOnlyList<IReadOnlyList<Neighbour>> lists)
    {
        var found = new SortedSet<int>();
        for (var i = 0; i < frontier.Length; i++)
        {
            var before = reached[frontier[i]];
            foreach (var film in lists[i])
            {
                var weakest = Math.Min(before.Weakest, film.Score);
                if (reached.TryGetValue(film.MovieId, out var known) && (known.Depth < depth || known.Weakest >= weakest)) continue;
                reached[film.MovieId] = new Reached(depth, frontier[i], film.Score, weakest);
                found.Add(film.MovieId);
            }
        }
        return [.. found];
    }

    private static IEnumerable<PathStep> StepsBack(Dictionary<int, Reached> reached, int film)
    {
        for (; ; film = reached[film].Before)
        {
            yield return new PathStep(film, reached[film].Score);
            if (reached[film].Depth == 0) yield break;
        }
    }

    /// <summary>How a film was reached.</summary>
    /// <param name="Depth">In how many steps.</param>
    /// <param name="Before">The film before it.</param>
    /// <param name="Score">The score of the step from there.</param>
    /// <param name="Weakest">The lowest score of all steps.</param>
    private readonly record struct Reached(int Depth, int Before, double Score, double Weakest);
}

/// <summary>A film on a path.</summary>
/// <param name="MovieId">The film.</param>
/// <param name="Score">Its similarity to the film before it; 1 for the first film.</param>
public readonly record struct PathStep(int MovieId, double Score);
