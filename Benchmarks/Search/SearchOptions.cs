namespace MovieSimilarity.Benchmarks.Search;

/// <summary>How to compare.</summary>
/// <param name="Count">Length of the lists.</param>
/// <param name="Queries">Queries of a round, or null to choose by the number of films.</param>
/// <param name="Repeats">Rounds; medians count.</param>
/// <param name="Threads">Threads that answer batches.</param>
internal sealed record SearchOptions(int Count, int? Queries, int Repeats, int Threads)
{
    /// <summary>Queries of a batch.</summary>
    public const int BatchSize = 64;

    /// <summary>Rows that a round looks at, some seconds of the peers' time.</summary>
    private const int RowsPerRound = 50_000_000;

    private const int MostQueries = 1_024;

    /// <summary>Queries of a round: whole batches, one for each thread at least.</summary>
    public int QueriesFor(int rows)
    {
        var wanted = Queries ?? Math.Min(MostQueries, RowsPerRound / rows);
        var together = BatchSize * Threads;
        return Math.Max(1, (wanted + together - 1) / together) * together;
    }
}
