using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Chooses which viewers see which films.</summary>
internal static class Audience
{
    /// <summary>How many regular viewers every film has at least, if there are as many.</summary>
    public const int Fewest = 8;

    // Nearer than this, films attract a viewer alike; otherwise the favourite itself would outshine all.
    private const double Saturation = 0.5;

    /// <summary>Per viewer, whether each film is seen.</summary>
    public static bool[][] Gather(IReadOnlyList<Viewer> viewers, int films, SplitMix64 random)
    {
        bool[][] seen = [.. viewers.Select(viewer => SeenBy(viewer, films, random))];
        for (var film = 0; film < films; film++) Complete(film, viewers, seen);
        return seen;
    }

    // Without replacement: time and again the viewer follows a habit, and from what it suggests draws one unseen film.
    private static bool[] SeenBy(Viewer viewer, int films, SplitMix64 random)
    {
        var seen = new bool[films];
        double[][] suggestions = [.. viewer.Tastes.Select(taste => Suggested(taste, viewer.Reach)), [.. viewer.Reach]];
        for (var count = 0; count < viewer.Appetite; count++)
        {
            var film = random.Index(suggestions[random.Index(viewer.Habits)]);
            if (film < 0) continue;
            seen[film] = true;
            foreach (var suggestion in suggestions) suggestion[film] = 0;
        }
        return seen;
    }

    private static double[] Suggested(double[] taste, double[] reach)
    {
        var weights = new double[taste.Length];
        for (var film = 0; film < weights.Length; film++)
        {
            var pull = Math.Min(taste[film], Saturation);
            weights[film] = reach[film] * pull * pull * pull * pull;
        }
        return weights;
    }

    // Films that too few came across find those who would like them best.
    private static void Complete(int film, IReadOnlyList<Viewer> viewers, bool[][] seen)
    {
        var regulars = Enumerable.Range(0, viewers.Count).Where(viewer => !viewers[viewer].Occasional).ToArray();
        var missing = Fewest - regulars.Count(viewer => seen[viewer][film]);
        if (missing <= 0) return;
        var converts = regulars
            .Where(viewer => !seen[viewer][film] && viewers[viewer].Reach[film] > 0)
            .OrderByDescending(viewer => viewers[viewer].Liking[film]).ThenBy(viewer => viewer)
            .Take(missing);
        foreach (var viewer in converts.ToArray()) seen[viewer][film] = true;
    }
}
