using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>The films of a catalogue by their number of ratings.</summary>
internal sealed class PopularityRanks
{
    private readonly int[] _rankOfRow;

    public PopularityRanks(MovieCatalogue catalogue)
    {
        Rows = [.. Enumerable.Range(0, catalogue.Count).OrderByDescending(row => catalogue[row].RatingCount).ThenBy(row => row)];
        _rankOfRow = new int[Rows.Count];
        for (var rank = 0; rank < Rows.Count; rank++) _rankOfRow[Rows[rank]] = rank;
    }

    /// <summary>All rows, the most rated film's first, equally rated ones by id.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>How many films a share of the catalogue is, at least one.</summary>
    public int Films(double share) => Math.Max(1, (int)Math.Round(share * Rows.Count));

    /// <summary>Whether a row belongs to the most rated films that make up a share of the catalogue.</summary>
    public bool IsAmongTop(int row, double share) => _rankOfRow[row] < Films(share);

    /// <summary>The row's place, the most rated film's being 0.</summary>
    public int RankOf(int row) => _rankOfRow[row];
}

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
