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
    public static void Write(string path, RandomShape shape)
    {
        var first = shape.Dimensions / 2;
        var values = new float[(long)shape.Rows * shape.Dimensions];
        Parallel.For(0, (shape.Rows + RowsPerBlock - 1) / RowsPerBlock, block => Fill(values, shape, first, block));
        MadeModel.Write(path, "random", new FusedEmbeddings(values, first, shape.Dimensions - first));
    }

    private static void Fill(float[] values, RandomShape shape, int first, int block)
    {
        var random = new Random(Seed + block);
        var row = new double[shape.Dimensions];
        var end = Math.Min(shape.Rows, (block + 1) * RowsPerBlock);
        for (var i = block * RowsPerBlock; i < end; i++)
        {
            for (var j = 0; j < row.Length; j++) row[j] = Normal(random);
            var unit = values.AsSpan((int)((long)i * row.Length), row.Length);
            UnitVector.Normalize(row.AsSpan(0, first), unit[..first]);
            UnitVector.Normalize(row.AsSpan(first), unit[first..]);
        }
    }

    /// <summary>A normally distributed number, after Box and Muller: vectors of these have no preferred direction.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
