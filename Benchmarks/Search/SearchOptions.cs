namespace MovieSimilarity.Benchmarks.Search;

/// <summary>How to compare.</summary>
/// <param name="Count">Length of the lists.</param>
/// <param name="Queries">Queries of a round, or null to choose by the number of films.</param>
/// <param name="Repeats">Rounds; medians count.</param>
/// <param name="Threads">Threads that answer batches.</param>
/// <param name="HnswFilms">The most films for which FAISS's HNSW is built; 0 for none.</param>
internal sealed record SearchOptions(int Count, int? Queries, int Repeats, int Threads, int HnswFilms = 0)
{
    /// <summary>Queries of a batch.</summary>
    public const int BatchSize = 64;

    /// <summary>Rows that a round looks at, some seconds of the peers' time.</summary>
    private const int RowsPerRound = 50_000_000;

    private const int MostQueries = 1_024;

    /// <summary>Rows that peers look at in a round of one kind of query: there are many kinds, and peers take the same time for each.</summary>
    private const int PeerRowsPerRound = 8_000_000;

    /// <summary>Queries of one kind that peers answer in a round.</summary>
    public static int PeerQueriesOfKind(int rows) => Math.Clamp(PeerRowsPerRound / rows, 8, BatchSize);

    /// <summary>Queries of a round: whole batches, one for each thread at least.</summary>
    public int QueriesFor(int rows)
    {
        var wanted = Queries ?? Math.Min(MostQueries, RowsPerRound / rows);
        var together = BatchSize * Threads;
        return Math.Max(1, (wanted + together - 1) / together) * together;
    }
}
