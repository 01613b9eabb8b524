namespace MovieSimilarity.Benchmarks.Search;

/// <summary>What one set of vectors gave; times are medians, for one query.</summary>
/// <param name="Description">The vectors.</param>
/// <param name="Rows">Their number.</param>
/// <param name="Queries">Queries of a round.</param>
/// <param name="Single">Own time, one query at a time on one thread.</param>
/// <param name="FaissSingle">FAISS's.</param>
/// <param name="NumpySingle">numpy's.</param>
/// <param name="Batch">Own time in batches, the better way to share them.</param>
/// <param name="IsShared">Whether threads shared each batch, or took whole ones.</param>
/// <param name="FaissBatch">FAISS's time in batches, with the best numbers of threads.</param>
/// <param name="FaissThreads">Those numbers.</param>
/// <param name="Allocated">What a query allocates, in bytes.</param>
/// <param name="Memory">Own memory.</param>
/// <param name="FaissMemory">FAISS's.</param>
/// <param name="Lists">How the lists compare.</param>
internal sealed record SearchFigures(
    string Description, int Rows, int Queries, TimeSpan Single, TimeSpan FaissSingle, TimeSpan NumpySingle, TimeSpan Batch, bool IsShared,
    TimeSpan FaissBatch, BatchThreads FaissThreads, double Allocated, MemoryFigures Memory, MemoryFigures FaissMemory,
    ListComparison Lists);
