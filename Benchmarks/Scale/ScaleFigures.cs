namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>What one model gave; times are medians of the rounds.</summary>
/// <param name="Description">The model.</param>
/// <param name="Rows">Its films.</param>
/// <param name="FileBytes">Length of its file.</param>
/// <param name="Load">Time to read and verify it.</param>
/// <param name="OwnBytes">Memory that nothing but the process holds, after searches; null where the system does not tell.</param>
/// <param name="MappedBytes">Pages of the mapped file that are in memory then, which the system may drop; null likewise.</param>
/// <param name="LastScore">Median score of a list's last entry: the higher, the earlier a search knows what is out.</param>
/// <param name="Median">Latency of a query by itself on one thread that half of them keep, in milliseconds.</param>
/// <param name="Percentile99">The one that 99 % keep.</param>
/// <param name="Batch">Time for a query of batches, in milliseconds; the better way to share them counts.</param>
/// <param name="Entries">Entries of the lists that were compared with the definition.</param>
/// <param name="Wrong">Those of another film or another score, to the last bit.</param>
internal sealed record ScaleFigures(
    string Description, int Rows, long FileBytes, TimeSpan Load, long? OwnBytes, long? MappedBytes, double LastScore, double Median,
    double Percentile99, double Batch, int Entries, int Wrong);
