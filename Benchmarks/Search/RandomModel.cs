using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>
/// A model of random directions, the same in each run: no two films have anything to do with each other, so all scores lie close
/// together and nothing tells early which films cannot be among the nearest.
/// </summary>
internal static class RandomModel
{
    private const int Seed = 1;

    /// <summary>Rows that one sequence of random numbers gives, so that processors can share the work.</summary>
    private const int RowsPerBlock = 1_024;

    /// <summary>Writes one.</summary>
    /// <exception cref="BenchmarkException">So many values do not fit into a model.</exception>
    public static void Write(string path, RandomShape shape)
    {
        var first = shape.Dimensions / 2;
        if (!FusedEmbeddingsBuilder.Fit(shape.Rows, shape.Dimensions))
            throw new BenchmarkException($"{shape.Rows} rows of {shape.Dimensions} dimensions are more than a model holds.");
        var embeddings = new FusedEmbeddingsBuilder(shape.Rows, first, shape.Dimensions - first);
        Parallel.For(0, (shape.Rows + RowsPerBlock - 1) / RowsPerBlock, block => Fill(embeddings, shape, first, block));
        MadeModel.Write(path, "random", Films(shape.Rows), embeddings.Build());
    }

    private static void Fill(FusedEmbeddingsBuilder embeddings, RandomShape shape, int first, int block)
    {
        var random = new Random(Seed + block);
        var row = new double[shape.Dimensions];
        var end = Math.Min(shape.Rows, (block + 1) * RowsPerBlock);
        for (var i = block * RowsPerBlock; i < end; i++)
        {
            for (var j = 0; j < row.Length; j++) row[j] = NormalNumbers.Next(random);
            embeddings.SetRow(i, row.AsSpan(0, first), row.AsSpan(first));
        }
    }

    private static IEnumerable<Movie> Films(int count)
    {
        for (var id = 1; id <= count; id++)
            yield return new Movie(id, string.Create(CultureInfo.InvariantCulture, $"Film {id} (2000)"), 2000, [], 0, 0);
    }
}

/// <summary>Normally distributed random numbers.</summary>
internal static class NormalNumbers
{
    /// <summary>One of mean 0 and variance 1, after Box and Muller: vectors of these have no preferred direction.</summary>
    public static double Next(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
