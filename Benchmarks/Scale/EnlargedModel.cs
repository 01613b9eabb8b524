using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>
/// A model of as many films as wanted, from one that was trained. A half of a new film is that of an old one, and a part of what two others
/// differ by: so directions stay as common as the decomposition made them, which random ones would not.
/// </summary>
internal static class EnlargedModel
{
    private const int Seed = 1;

    /// <summary>How much of the difference is added: a new film is about as far from its old one as neighbours are from each other.</summary>
    private const double Share = 0.5;

    /// <summary>Rows that one sequence of random numbers gives, so that processors can share the work.</summary>
    private const int RowsPerBlock = 1_024;

    /// <summary>Writes one, the same in each run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="source">The embeddings of the trained model.</param>
    /// <param name="rows">How many films it is to have.</param>
    public static void Write(string path, string name, FusedEmbeddings source, int rows)
    {
        var values = new float[(long)rows * source.Dimensions];
        Parallel.For(0, (rows + RowsPerBlock - 1) / RowsPerBlock, block =>
        {
            var random = new Random(Seed + block);
            var end = Math.Min(rows, (block + 1) * RowsPerBlock);
            for (var row = block * RowsPerBlock; row < end; row++) Fill(values.AsSpan(row * source.Dimensions, source.Dimensions), source, random);
        });
        MadeModel.Write(path, name, new FusedEmbeddings(values, source.CollaborativeDimensions, source.ContentDimensions));
    }

    private static void Fill(Span<float> row, FusedEmbeddings source, Random random)
    {
        var half = source.CollaborativeDimensions;
        var old = source.Row(random.Next(source.Rows));
        FillHalf(row[..half], old[..half], Other()[..half], Other()[..half]);
        FillHalf(row[half..], old[half..], Other()[half..], Other()[half..]);

        ReadOnlySpan<float> Other() => source.Row(random.Next(source.Rows));
    }

    private static void FillHalf(Span<float> unit, ReadOnlySpan<float> old, ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var sum = new double[unit.Length];
        for (var j = 0; j < sum.Length; j++) sum[j] = old[j] + Share * ((double)first[j] - second[j]);
        UnitVector.Normalize(sum, unit);
    }
}
