using System.Runtime.InteropServices;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>Vectors to search, and the seeds to search with.</summary>
/// <param name="Model">The model file that holds them.</param>
/// <param name="Description">What they are.</param>
/// <param name="Shard">The vectors.</param>
/// <param name="SeedRows">The rows of the seeds.</param>
/// <param name="Queries">The searches, one for each seed; it is not in its own list.</param>
internal sealed record VectorSet(string Model, string Description, Shard Shard, int[] SeedRows, NearestQuery[] Queries)
{
    /// <summary>So that two runs ask the same.</summary>
    private const int Seed = 1;

    /// <summary>Reads a model.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="queries">How many seeds to draw, each film as likely as any other.</param>
    /// <param name="count">Length of the lists.</param>
    /// <exception cref="ModelFileException">There is no model.</exception>
    /// <exception cref="BenchmarkException">It has too few films.</exception>
    public static VectorSet Read(string path, Func<int, int> queries, int count) => Of(path, ModelFile.Read(path), queries, count);

    /// <summary>The same of a model that was read already.</summary>
    public static VectorSet Of(string path, SimilarityModel model, Func<int, int> queries, int count)
    {
        var shard = model.Shard;
        if (shard.Count <= count + 1) throw new BenchmarkException($"'{path}' holds {shard.Count} films; lists of {count} need more.");
        var random = new Random(Seed);
        int[] rows = [.. Enumerable.Range(0, queries(shard.Count)).Select(_ => random.Next(shard.Count))];
        var ids = shard.MovieIds.Span;
        var searches = new NearestQuery[rows.Length];
        for (var i = 0; i < rows.Length; i++) searches[i] = shard.Embed(new SimilarityQuery(ids[rows[i]], count));
        var (first, second) = (shard.Embeddings.CollaborativeDimensions, shard.Embeddings.ContentDimensions);
        var name = $"{model.Provenance.DataSet.Name}, {Figures.Count(shard.Count)} films, {first} + {second} dimensions";
        return new VectorSet(path, name, shard, rows, searches);
    }

    /// <summary>Writes the vectors as the peers read them: 32-bit floats, little-endian, row by row.</summary>
    public void WriteVectors(string path)
    {
        using var file = File.Create(path);
        for (var row = 0; row < Shard.Count; row++) file.Write(MemoryMarshal.AsBytes(Shard.Embeddings.Row(row)));
    }

    /// <summary>Writes the seeds' rows: 32-bit integers, little-endian.</summary>
    public void WriteSeeds(string path) => File.WriteAllBytes(path, MemoryMarshal.AsBytes(SeedRows.AsSpan()));
}
