using BenchmarkDotNet.Attributes;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Quantization;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Benchmarks.Kernels;

/// <summary>The steps of a search, one by one, over a chunk of 32,768 films of 100 + 100 dimensions whose spectrum decays as a trained one does.</summary>
public class ScanBenchmarks
{
    private const int Rows = 32_768, Half = 100, Seed = 1;

    /// <summary>As many as the search bounds at a time.</summary>
    private const int SelectedRows = 64;

    /// <summary>Each singular value relative to the one before it.</summary>
    private const double Decay = 0.96;

    /// <summary>One row in so many is selected for its head sum, about as with MovieLens' films.</summary>
    private const int RowsPerCandidate = 20;

    private readonly QuantizedQuery _quantized = new();
    private readonly SumSelection _selection = new(Rows);
    private readonly int[] _headSums = new int[Rows];
    private readonly int[] _selected = new int[SelectedRows];
    private readonly int[] _selectedHeadSums = new int[SelectedRows];
    private readonly int[] _residualSums = new int[SelectedRows + LineProducts.Block];
    private readonly double[] _bounds = new double[SelectedRows];
    private readonly float[] _weights = new float[2 * Half];
    private readonly double[] _seed = new double[2 * Half];
    private Shard _shard = null!;
    private QuantizedIndex _index = null!;
    private NearestQuery _query;
    private int _smallestSum;

    /// <summary>Makes the films, their codes and a query.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _shard = new Shard(Enumerable.Range(1, Rows).ToArray(), MakeEmbeddings());
        _index = _shard.Index!;
        _query = _shard.Embed(new SimilarityQuery(_shard.MovieIds.Span[0], SimilarityModel.DefaultCount));
        _query.CopyWeightsTo(_weights, Half);
        _query.Vector.Span.CopyTo(_seed);
        _quantized.TryQuantize(_index, _weights);
        HeadKernel.Multiply(_index.Heads.Span, _quantized.HeadCodes, _headSums);
        _smallestSum = _headSums.OrderDescending().ElementAt(Rows / RowsPerCandidate);
        for (var i = 0; i < SelectedRows; i++) _selected[i] = i * (Rows / SelectedRows);
        for (var i = 0; i < SelectedRows; i++) _selectedHeadSums[i] = _headSums[_selected[i]];
    }

    /// <summary>Head codes of all rows.</summary>
    [Benchmark(Description = "head codes, 32,768 rows")]
    public void HeadCodes() => HeadKernel.Multiply(_index.Heads.Span, _quantized.HeadCodes, _headSums);

    /// <summary>The same without the processor's own instructions.</summary>
    [Benchmark(Description = "head codes, 32,768 rows, portable")]
    public void HeadCodesPortable() => HeadKernel.MultiplyPortable(_index.Heads.Span, _quantized.HeadCodes, _headSums);

    /// <summary>Selection of rows by their sums.</summary>
    [Benchmark(Description = "selecting 1 row of 20 by its sum")]
    public void Select() => _selection.Select(_headSums, _smallestSum, int.MaxValue);

    /// <summary>A line of residual codes of selected rows, which are in the cache.</summary>
    [Benchmark(Description = "residual codes, a line of 64 rows")]
    public void ResidualCodes() => ResidualKernel.Add(
        _index.Residuals.Span, _index.Layout.ResidualLength, _selected, CodeLayout.Offset, _quantized.MiddleCodes, _residualSums);

    /// <summary>Bounds of selected rows.</summary>
    [Benchmark(Description = "bounds, 64 rows")]
    public void Bounds() => BoundKernel.Add(
        _quantized.Bounds.Middle, _index.Residuals.Span, _index.Layout.ResidualLength, _selected, _selectedHeadSums, _residualSums, _bounds);

    /// <summary>Scores of selected rows, by the definition.</summary>
    [Benchmark(Description = "exact products, 64 rows")]
    public double ExactProducts()
    {
        var sum = 0.0;
        foreach (var row in _selected) sum += Cosine.Dot(_seed, _shard.Embeddings.Row(row));
        return sum;
    }

    /// <summary>The codes and bounds of a query.</summary>
    [Benchmark(Description = "quantizing a query")]
    public bool Quantize() => _quantized.TryQuantize(_index, _weights);

    /// <summary>All of it.</summary>
    [Benchmark(Description = "a whole search, 20 films")]
    public object FindNearest() => _shard.FindNearest(_query);

    private static FusedEmbeddings MakeEmbeddings()
    {
        var random = new Random(Seed);
        var builder = new FusedEmbeddingsBuilder(Rows, Half, Half);
        var row = new double[2 * Half];
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < row.Length; j++) row[j] = NormalNumbers.Next(random) * Math.Pow(Decay, j % Half);
            builder.SetRow(i, row.AsSpan(0, Half), row.AsSpan(Half));
        }
        return builder.Build();
    }
}
