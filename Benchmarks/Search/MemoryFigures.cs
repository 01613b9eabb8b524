namespace MovieSimilarity.Benchmarks.Search;

/// <summary>By how much vectors that can be searched have made a process grow, in bytes; null where the system does not tell.</summary>
/// <param name="Anonymous">Memory that nothing but the process holds.</param>
/// <param name="File">Mapped pages of files, which the system may drop and read again.</param>
internal sealed record MemoryFigures(long? Anonymous, long? File);
