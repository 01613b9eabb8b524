namespace MovieSimilarity.Benchmarks.Search;

/// <summary>How FAISS may share the work on a batch.</summary>
/// <param name="OpenMp">Its own threads.</param>
/// <param name="Blas">The threads of the matrix product.</param>
internal sealed record BatchThreads(int OpenMp, int Blas)
{
    /// <summary>All ways to use up to so many.</summary>
    public static IReadOnlyList<BatchThreads> UpTo(int threads)
    {
        int[] numbers = threads == 1 ? [1] : [1, threads];
        return [.. numbers.SelectMany(_ => numbers, (openMp, blas) => new BatchThreads(openMp, blas))];
    }
}
