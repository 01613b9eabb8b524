namespace MovieSimilarity.Training.Layout;

/// <summary>
/// The size at which a layout neither grows nor shrinks, whatever its shape: where the pulls of all neighbours and the pushes of random pairs of
/// films balance along the rays from the middle.
/// </summary>
/// <remarks>
/// At the scale s, neighbours at distance d pull by w·s²d² / (1 + s²d²), and films push each other by 1 / (1 + s²d²). The first grows with s
/// and the second falls, so there is one balance.
/// </remarks>
internal static class BalancedScale
{
    /// <summary>So many random pairs for each film are enough: the scale need not be exact.</summary>
    private const int PairsOfFilm = 16;

    /// <summary>Halvings of the interval of exponents: the scale is found to a millionth.</summary>
    private const int Halvings = 26;

    /// <summary>A scale is at most this, and at least its reciprocal: 2³⁰.</summary>
    private const double Largest = 1 << 30;

    /// <param name="graph">The neighbours of n films.</param>
    /// <param name="places">Their places, n × 2.</param>
    /// <param name="seed">Seed of the random pairs.</param>
    public static double Of(NeighbourGraph graph, double[] places, int seed)
    {
        var films = Enumerable.Range(0, graph.Films).Where(film => graph.Starts[film] < graph.Starts[film + 1]).ToArray();
        var (random, weights, pulls) = (new Random(seed), 0.0, new List<(double Square, double Weight)>(graph.Weights.Length));
        var pushes = new double[PairsOfFilm * films.Length];
        for (var i = 0; i < pushes.Length; i++) pushes[i] = Square(places, films[i / PairsOfFilm], films[random.Next(films.Length)]);
        foreach (var film in films)
        {
            for (var edge = graph.Starts[film]; edge < graph.Starts[film + 1]; edge++)
            {
                weights += graph.Weights[edge];
                pulls.Add((Square(places, film, graph.Neighbours[edge]), graph.Weights[edge]));
            }
        }
        var (low, high) = (1 / Largest, Largest);
        for (var halving = 0; halving < Halvings; halving++)
        {
            // Roots are rounded alike on all machines, powers are not.
            var middle = Math.Sqrt(low * high);
            var square = low * high;
            var pull = pulls.Sum(edge => edge.Weight * square * edge.Square / (1 + square * edge.Square)) / weights;
            var push = LayoutDescent.Repulsion * pushes.Sum(pair => 1 / (1 + square * pair)) / pushes.Length;
            if (pull < push) low = middle;
            else high = middle;
        }
        return low;
    }

    private static double Square(double[] places, int film, int other)
    {
        var (dx, dy) = (places[2 * film] - places[2 * other], places[2 * film + 1] - places[2 * other + 1]);
        return dx * dx + dy * dy;
    }
}
