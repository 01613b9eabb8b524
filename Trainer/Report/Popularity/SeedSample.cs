namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>The films for which the study asks what is recommended.</summary>
internal static class SeedSample
{
    private const int MostSeeds = 2_000;
    private const int FewestSeeds = 400;

    /// <summary>Seeds × films: what is compared in about as many seconds as somebody waits for a page.</summary>
    private const long MostComparisons = 60_000_000;

    /// <summary>
    /// All films where there are few; otherwise every so many-th by popularity, from the middle of each stretch, so that the
    /// sample has the catalogue's own distribution.
    /// </summary>
    /// <returns>Rows, the most rated first.</returns>
    public static int[] Of(PopularityRanks ranks)
    {
        var films = ranks.Rows.Count;
        if (films == 0) return [];
        var seeds = Math.Min(films, (int)Math.Clamp(MostComparisons / films, FewestSeeds, MostSeeds));
        return [.. Enumerable.Range(0, seeds).Select(i => ranks.Rows[(int)((2L * i + 1) * films / (2L * seeds))])];
    }
}
