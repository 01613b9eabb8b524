using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>
/// A trained model with as many films as one likes, the same in each run. A film x is made of one that was trained, t, and m others
/// that were, tᵢ, all drawn by lot: x = t + ν·Σ gᵢ·tᵢ / √m, gᵢ of the normal distribution, each half scaled to a unit vector. The
/// sum has the second moments of the trained films, so that x has their spectrum.
/// </summary>
internal static class EnlargedModel
{
    /// <summary>
    /// ν: with so much, made-20m enlarged to a million films has the same scores at the end of its lists as a million that were trained
    /// (<c>docs/scaling.md</c>). With less, films made of the same one are nearer to one another; with more, none are near.
    /// </summary>
    private const double Noise = 0.55;

    /// <summary>m: enough that a film is not seen in those it was added to.</summary>
    private const int Summed = 4;

    private const int Seed = 1;

    /// <summary>Rows that one sequence of random numbers gives, so that processors can share the work.</summary>
    private const int RowsPerBlock = 1_024;

    /// <summary>Writes one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trained">The model to enlarge.</param>
    /// <param name="rows">How many films to make.</param>
    /// <exception cref="BenchmarkException">So many do not fit into a model.</exception>
    public static void Write(string path, SimilarityModel trained, int rows)
    {
        var shape = trained.Shard.Embeddings;
        if (!FusedEmbeddingsBuilder.Fit(rows, shape.Dimensions))
            throw new BenchmarkException($"{rows} films of {shape.Dimensions} dimensions are more than a model holds.");
        var embeddings = new FusedEmbeddingsBuilder(rows, shape.CollaborativeDimensions, shape.ContentDimensions);
        var sources = new int[rows];
        Parallel.For(0, (rows + RowsPerBlock - 1) / RowsPerBlock, block => Fill(embeddings, sources, shape, block));
        MadeModel.Write(path, $"{trained.Provenance.DataSet.Name} enlarged", Films(trained.Catalogue, sources), embeddings.Build());
    }

    private static void Fill(FusedEmbeddingsBuilder embeddings, int[] sources, FusedEmbeddings trained, int block)
    {
        var random = new Random(Seed + block);
        var row = new double[trained.Dimensions];
        var split = trained.CollaborativeDimensions;
        var end = Math.Min(sources.Length, (block + 1) * RowsPerBlock);
        for (var i = block * RowsPerBlock; i < end; i++)
        {
            Array.Clear(row);
            sources[i] = random.Next(trained.Rows);
            Add(row, trained.Row(sources[i]), 1);
            for (var j = 0; j < Summed; j++)
                Add(row, trained.Row(random.Next(trained.Rows)), Noise / Math.Sqrt(Summed) * NormalNumbers.Next(random));
            embeddings.SetRow(i, row.AsSpan(0, split), row.AsSpan(split));
        }
    }

    private static void Add(double[] sum, ReadOnlySpan<float> film, double weight)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += weight * film[i];
    }

    private static IEnumerable<Movie> Films(MovieCatalogue trained, int[] sources)
    {
        for (var row = 0; row < sources.Length; row++) yield return trained[sources[row]] with { Id = row + 1 };
    }
}
