using System.Globalization;
using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>What came of a run.</summary>
/// <param name="Sets">Each set of vectors.</param>
/// <param name="Options">How they were searched.</param>
internal sealed record SearchResult(IReadOnlyList<SearchFigures> Sets, SearchOptions Options)
{
    private const string Faiss = "FAISS IndexFlatIP";
    private const string Numpy = "numpy, product and argpartition";

    /// <summary>Whether every list was the exact one.</summary>
    public bool IsGood => Sets.All(set => set.Lists.Wrong == 0);

    /// <summary>A Markdown table for each set.</summary>
    public string Format() => string.Join(Environment.NewLine, Sets.Select(Format));

    private string Format(SearchFigures figures)
    {
        var rows = figures.Rows;
        var sharing = figures.IsShared ? "each shared by the threads" : "each thread one of its own";
        var (omp, blas) = (figures.FaissThreads.OpenMp, figures.FaissThreads.Blas);
        string[][] lines =
        [
            Times("a query by itself, 1 thread", figures.Single, $"{Faiss}, 1 thread", figures.FaissSingle),
            Times("a query by itself, 1 thread", figures.Single, $"{Numpy}, 1 thread", figures.NumpySingle),
            Times(
                $"a query of batches of {SearchOptions.BatchSize}, "
                + $"{Options.Threads} {(Options.Threads == 1 ? "thread" : "threads")}, {sharing}", figures.Batch,
                $"{Faiss}, best of all ways: {omp} OpenMP × {blas} BLAS threads", figures.FaissBatch),
            Bytes("memory of its own, a film", figures.Memory.Anonymous, rows, Faiss, figures.FaissMemory.Anonymous),
            Bytes("mapped from the model file, a film", figures.Memory.File, rows, "", null),
            ["allocated a query", figures.Allocated.ToString("N0", CultureInfo.InvariantCulture) + " B", "", "", ""],
            Entries(figures.Lists, $"{Faiss}, 32-bit floats", figures.Lists.FaissOther, figures.Lists.FaissFalse),
            Entries(figures.Lists, "numpy, 32-bit floats", figures.Lists.NumpyOther, figures.Lists.NumpyFalse),
        ];
        return $"""
            {figures.Description}; lists of {Options.Count}, {Figures.Count(figures.Queries)} queries a round:

            {MarkdownTable.Format(["measured", "MovieSimilarity", "compared with", "its figure", "ratio"], lines)}
            """;
    }

    private static string[] Times(string what, TimeSpan own, string comparedWith, TimeSpan other) =>
        [what, Figures.Duration(own), comparedWith, Figures.Duration(other), Figures.Ratio(other / own)];

    private static string[] Bytes(string what, long? own, int rows, string comparedWith, long? other) =>
    [
        what, PerFilm(own, rows), comparedWith, comparedWith.Length == 0 ? "" : PerFilm(other, rows),
        own > 0 && other is { } bytes ? Figures.Ratio((double)bytes / own.Value) : "",
    ];

    private static string PerFilm(long? bytes, int rows) =>
        bytes is { } known ? ((double)known / rows).ToString("N0", CultureInfo.InvariantCulture) + " B" : "unknown";

    private static string[] Entries(ListComparison lists, string comparedWith, int other, int isFalse) =>
    [
        $"entries other than the exact ones, of {Figures.Count(lists.Entries)}", Figures.Count(lists.Wrong), comparedWith,
        $"{Figures.Count(other)}, {Figures.Count(isFalse)} by more than 10⁻⁵", "",
    ];
}

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
