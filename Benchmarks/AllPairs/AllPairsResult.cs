using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.AllPairs;

/// <summary>What came of a run.</summary>
/// <param name="Description">The model.</param>
/// <param name="Count">Length of the lists.</param>
/// <param name="Own">The trainer, from the start of the process to its end.</param>
/// <param name="Numpy">numpy, products and selection alone.</param>
/// <param name="Block">Its seeds a product.</param>
/// <param name="Workers">Its threads with blocks of their own; 1 where BLAS's threads share each product.</param>
internal sealed record AllPairsResult(string Description, int Count, TimeSpan Own, TimeSpan Numpy, int Block, int Workers)
{
    /// <summary>A Markdown table.</summary>
    public string Format() => MarkdownTable.Format(
        ["measured", "MovieSimilarity", "compared with", "its figure", "ratio"],
        [[$"the {Count} nearest of every film", Figures.Duration(Own), Peer, Figures.Duration(Numpy), Figures.Ratio(Numpy / Own)]]);

    private string Peer => $"numpy, blocks of {Block} seeds, "
        + (Workers == 1 ? "products with all threads" : $"{Workers} threads with a block each");
}
