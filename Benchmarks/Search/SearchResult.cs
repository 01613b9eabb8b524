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
    public bool IsGood => Sets.All(set => set.Lists.Wrong == 0 && set.Kinds.All(kind => kind.False == 0));

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
            .. Hnsw(figures.Hnsw),
        ];
        return $"""
            {figures.Description}; lists of {Options.Count}, {Figures.Count(figures.Queries)} queries a round:

            {MarkdownTable.Format(["measured", "MovieSimilarity", "compared with", "its figure", "ratio"], lines)}
            {MarkdownTable.Format(
                ["a query by itself, 1 thread", "MovieSimilarity", "to one seed", Faiss, "ratio", "numpy", "ratio", "false scores"],
                figures.Kinds.Select(Kind))}
            """;
    }

    private static string[] Kind(QueryKindFigures kind) =>
    [
        kind.Name, Figures.Duration(kind.Own), Figures.Ratio(kind.OverPlain), Figures.Duration(kind.Faiss),
        Figures.Ratio(kind.Faiss / kind.Own), Figures.Duration(kind.Numpy), Figures.Ratio(kind.Numpy / kind.Own), Figures.Count(kind.False),
    ];

    private static IEnumerable<string[]> Hnsw(HnswFigures? hnsw)
    {
        if (hnsw is not var ((seconds, efSearch, recall), own, theirs)) yield break;
        var index = string.Create(
            CultureInfo.InvariantCulture, $"FAISS IndexHNSWFlat, M = 32, efSearch = {efSearch}, recall {recall:N4}, built in {seconds:N0} s");
        yield return Times("a query by itself, 1 thread", own, index, theirs);
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
/// <param name="Kinds">Other kinds of queries; the plain one is the first.</param>
/// <param name="Hnsw">FAISS's approximate index; null where it was not built.</param>
internal sealed record SearchFigures(
    string Description, int Rows, int Queries, TimeSpan Single, TimeSpan FaissSingle, TimeSpan NumpySingle, TimeSpan Batch, bool IsShared,
    TimeSpan FaissBatch, BatchThreads FaissThreads, double Allocated, MemoryFigures Memory, MemoryFigures FaissMemory,
    ListComparison Lists, IReadOnlyList<QueryKindFigures> Kinds, HnswFigures? Hnsw);

/// <summary>The exact search beside FAISS's HNSW; times are medians, for one query.</summary>
/// <param name="Index">The index.</param>
/// <param name="Own">Own time.</param>
/// <param name="Theirs">The index's.</param>
internal sealed record HnswFigures(HnswIndex Index, TimeSpan Own, TimeSpan Theirs);
