using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>FAISS and numpy, by way of <c>peers.py</c>: one process, which holds one set of vectors at a time.</summary>
/// <param name="sandbox">Where files for it go.</param>
/// <param name="python">The interpreter.</param>
internal sealed class SearchPeers(Sandbox sandbox, string python) : IDisposable
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Search", "peers.py");

    private static readonly SearchJsonContext Json = SearchJsonContext.Default;

    private readonly Conversation _python = new(python, [Script]);

    private string Vectors => Path.Combine(sandbox.Folder, "vectors.f32");

    private string YearsFile => Path.Combine(sandbox.Folder, "years.i32");

    private string ExcludedFile => Path.Combine(sandbox.Folder, "excluded.i32");

    private string KindFile => Path.Combine(sandbox.Folder, "kind");

    /// <exception cref="BenchmarkException">They are not installed.</exception>
    public Task<SearchPeerVersions> GetVersionsAsync(CancellationToken cancellationToken) =>
        _python.AskAsync(Json.SearchPeerVersions, ["versions"], cancellationToken);

    /// <summary>Hands vectors and seeds over, in place of earlier ones.</summary>
    public async Task LoadAsync(VectorSet set, CancellationToken cancellationToken)
    {
        var seeds = Path.Combine(sandbox.Folder, "seeds.i32");
        set.WriteVectors(Vectors);
        set.WriteSeeds(seeds);
        var shape = set.Shard.Embeddings;
        string[] request = ["load", Vectors, Number(shape.Dimensions), Number(shape.CollaborativeDimensions), seeds];
        var loaded = await _python.AskAsync(Json.LoadedRows, request, cancellationToken);
        if (loaded.Rows != set.Shard.Count)
            throw new BenchmarkException($"The peers have loaded {loaded.Rows} vectors of {set.Shard.Count}.");
    }

    /// <summary>The first so many seeds, one after the other on one thread.</summary>
    public async Task<TimeSpan> TimeSingleAsync(string library, int count, int queries, CancellationToken cancellationToken) =>
        Time(await _python.AskAsync(Json.PeerSeconds, ["single", library, Number(count), Number(queries)], cancellationToken));

    /// <summary>The first so many seeds, in batches, by FAISS.</summary>
    public async Task<TimeSpan> TimeBatchesAsync(int count, int queries, BatchThreads threads, CancellationToken cancellationToken)
    {
        string[] request =
            ["batch", Number(count), Number(SearchOptions.BatchSize), Number(threads.OpenMp), Number(threads.Blas), Number(queries)];
        return Time(await _python.AskAsync(Json.PeerSeconds, request, cancellationToken));
    }

    /// <summary>Hands over what the kinds of queries need beside the vectors.</summary>
    public async Task LoadKindsAsync(QueryKinds kinds, CancellationToken cancellationToken)
    {
        await WriteAsync(YearsFile, MemoryMarshal.AsBytes<int>(kinds.YearOfRow.ToArray()), cancellationToken);
        await WriteAsync(ExcludedFile, MemoryMarshal.AsBytes<int>([.. kinds.ExcludedRows.SelectMany(rows => rows)]), cancellationToken);
        string[] request = ["load_selections", YearsFile, ExcludedFile, Number(kinds.ExcludedRows.Length)];
        await _python.AskAsync(Json.LoadedRows, request, cancellationToken);
        foreach (var kind in kinds.All) await LoadKindAsync(kinds.Shard, kind, cancellationToken);
    }

    /// <summary>The first queries of a kind, one after the other on one thread.</summary>
    public async Task<TimeSpan> TimeKindAsync(
        string library, QueryKind kind, int count, int queries, CancellationToken cancellationToken) =>
        Time(await _python.AskAsync(
            Json.PeerSeconds, ["kind", library, kind.Name + kind.Selection, Number(count), Number(queries)], cancellationToken));

    /// <summary>Compares the scores of lists with numpy's of the same kind.</summary>
    /// <returns>The number of scores that differ by more than single precision explains.</returns>
    public async Task<int> CompareKindAsync(
        QueryKind kind, double[] scores, int count, int queries, CancellationToken cancellationToken)
    {
        await WriteAsync(KindFile, MemoryMarshal.AsBytes<double>(scores), cancellationToken);
        string[] request = ["compare_kind", kind.Name + kind.Selection, KindFile, Number(count), Number(queries)];
        return (await _python.AskAsync(Json.FalseScores, request, cancellationToken)).False;
    }

    /// <summary>Builds FAISS's HNSW index over the vectors and looks for the smallest efSearch that suffices.</summary>
    /// <param name="set">The vectors.</param>
    /// <param name="lists">The exact lists of all seeds.</param>
    /// <param name="threads">Threads that build it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HnswIndex> BuildHnswAsync(VectorSet set, Neighbour[][] lists, int threads, CancellationToken cancellationToken)
    {
        int[] rows = [.. lists.SelectMany(list => list).Select(near => set.Shard.TryGetRow(near.MovieId, out var row) ? row : -1)];
        await WriteAsync(KindFile, MemoryMarshal.AsBytes<int>(rows), cancellationToken);
        return await _python.AskAsync(Json.HnswIndex, ["hnsw_build", KindFile, Number(lists[0].Length), Number(threads)], cancellationToken);
    }

    /// <summary>The first so many seeds by that index, one after the other on one thread.</summary>
    public async Task<TimeSpan> TimeHnswAsync(int efSearch, int count, int queries, CancellationToken cancellationToken) =>
        Time(await _python.AskAsync(Json.PeerSeconds, ["hnsw", Number(efSearch), Number(count), Number(queries)], cancellationToken));

    /// <summary>Compares lists of all seeds with the exact ones, and the peers' own.</summary>
    public async Task<ListComparison> CompareAsync(VectorSet set, Neighbour[][] lists, int count, CancellationToken cancellationToken)
    {
        var (rowsFile, scoresFile) = (Path.Combine(sandbox.Folder, "lists.i32"), Path.Combine(sandbox.Folder, "lists.f64"));
        int[] rows = [.. lists.SelectMany(list => list).Select(near => set.Shard.TryGetRow(near.MovieId, out var row) ? row : -1)];
        double[] scores = [.. lists.SelectMany(list => list).Select(near => near.Score)];
        await WriteAsync(rowsFile, MemoryMarshal.AsBytes<int>(rows), cancellationToken);
        await WriteAsync(scoresFile, MemoryMarshal.AsBytes<double>(scores), cancellationToken);
        return await _python.AskAsync(Json.ListComparison, ["compare", rowsFile, scoresFile, Number(count)], cancellationToken);
    }

    /// <summary>What the loaded vectors take in a FAISS index, measured in a process of its own.</summary>
    public async Task<MemoryFigures> MeasureFaissMemoryAsync(VectorSet set, CancellationToken cancellationToken)
    {
        using var apart = new Conversation(python, [Script]);
        var shape = set.Shard.Embeddings;
        string[] request = ["memory", Vectors, Number(shape.Dimensions), Number(shape.CollaborativeDimensions)];
        return await apart.AskAsync(Json.MemoryFigures, request, cancellationToken);
    }

    /// <summary>The lists of all films, by numpy.</summary>
    public Task<PairFigures> FindAllPairsAsync(int count, CancellationToken cancellationToken) =>
        _python.AskAsync(Json.PairFigures, ["pairs", Number(count)], cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _python.Dispose();

    /// <summary>The query vectors with both weights, and the rows of their seeds, which are not in the lists.</summary>
    private async Task LoadKindAsync(Shard shard, QueryKind kind, CancellationToken cancellationToken)
    {
        var shape = shard.Embeddings;
        var vectors = new float[kind.Queries.Length * shape.Dimensions];
        for (var i = 0; i < kind.Queries.Length; i++)
            kind.Queries[i].CopyWeightsTo(vectors.AsSpan(i * shape.Dimensions, shape.Dimensions), shape.CollaborativeDimensions);
        int[] seeds =
        [
            .. kind.Queries.SelectMany(query => query.Query.Seeds).Select(seed => shard.TryGetRow(seed.MovieId, out var row) ? row : -1),
        ];
        await WriteAsync(KindFile, MemoryMarshal.AsBytes<float>(vectors), cancellationToken);
        await WriteAsync(KindFile + ".seeds", MemoryMarshal.AsBytes<int>(seeds), cancellationToken);
        var (by, value, isNew) = kind.Selection;
        string[] request =
        [
            "load_kind", kind.Name + kind.Selection, KindFile, KindFile + ".seeds", Number(kind.Queries[0].Query.Seeds.Length),
            by, Number(value), Number(isNew ? 1 : 0),
        ];
        await _python.AskAsync(Json.LoadedRows, request, cancellationToken);
    }

    private static Task WriteAsync(string path, ReadOnlySpan<byte> bytes, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(path, bytes.ToArray(), cancellationToken);

    private static TimeSpan Time(PeerSeconds answer) => TimeSpan.FromSeconds(answer.Seconds);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Which peers these are.</summary>
/// <param name="Python">Python's version.</param>
/// <param name="Numpy">numpy's version.</param>
/// <param name="Faiss">FAISS's version, and the processors that it was built for.</param>
/// <param name="Blas">What computes their products.</param>
internal sealed record SearchPeerVersions(string Python, string Numpy, string Faiss, string Blas)
{
    /// <inheritdoc/>
    public override string ToString() => $"Python {Python}, numpy {Numpy}, FAISS {Faiss}, {Blas}";
}

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

/// <summary>What the peers have loaded.</summary>
/// <param name="Rows">Number of vectors.</param>
internal sealed record LoadedRows(int Rows);

/// <summary>How long a peer took for a round.</summary>
/// <param name="Seconds">The searches alone.</param>
internal sealed record PeerSeconds(double Seconds);

/// <summary>How scores differ from a peer's.</summary>
/// <param name="False">Scores that do so by more than single precision explains.</param>
internal sealed record FalseScores(int False);

/// <summary>FAISS's HNSW index.</summary>
/// <param name="Seconds">How long it took to build.</param>
/// <param name="EfSearch">The smallest efSearch with enough recall, or the largest tried where none has.</param>
/// <param name="Recall">The share of the exact lists' entries that it finds.</param>
internal sealed record HnswIndex(double Seconds, int EfSearch, double Recall);

/// <summary>What numpy took for the lists of all films.</summary>
/// <param name="Seconds">How long.</param>
/// <param name="Block">Seeds of a product, the fastest of several.</param>
/// <param name="Workers">Threads that worked on blocks of their own; 1 where they shared each product instead.</param>
internal sealed record PairFigures(double Seconds, int Block, int Workers);

/// <summary>How lists differ from the exact ones, entry by entry.</summary>
/// <param name="Entries">Entries of all lists.</param>
/// <param name="Wrong">MovieSimilarity's of another film or another score, to the last bit.</param>
/// <param name="FaissOther">FAISS's of another film, ties among them.</param>
/// <param name="FaissFalse">FAISS's whose exact score is another, beyond what single precision may swap.</param>
/// <param name="NumpyOther">numpy's of another film.</param>
/// <param name="NumpyFalse">numpy's whose exact score is another.</param>
internal sealed record ListComparison(int Entries, int Wrong, int FaissOther, int FaissFalse, int NumpyOther, int NumpyFalse);

/// <summary>How the answers of peers, and of the process that measures memory, are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SearchPeerVersions))]
[JsonSerializable(typeof(LoadedRows))]
[JsonSerializable(typeof(PeerSeconds))]
[JsonSerializable(typeof(ListComparison))]
[JsonSerializable(typeof(FalseScores))]
[JsonSerializable(typeof(HnswIndex))]
[JsonSerializable(typeof(MemoryFigures))]
[JsonSerializable(typeof(PairFigures))]
internal sealed partial class SearchJsonContext : JsonSerializerContext;
