using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search;

namespace MovieSimilarity.Training.Layout;

/// <summary>The films' coordinates on the two axes along which their embeddings vary most: where the layout begins.</summary>
/// <remarks>
/// Found by orthogonal iteration (Golub and Van Loan, "Matrix Computations", section 8.2) on a sample of the films. A beginning need not be exact; but all sums have
/// one order, so that it is the same on every machine.
/// </remarks>
internal static class PrincipalAxes
{
    private const int Axes = 2;

    /// <summary>So many films suffice to find the axes.</summary>
    private const int SampledFilms = 2048;

    /// <summary>After these, the axes of real embeddings turn by less than a hundredth in a step.</summary>
    private const int Iterations = 30;

    /// <summary>Any number; it makes the first axes the same each time.</summary>
    private const int Seed = 1;

    /// <summary>The coordinates of all films.</summary>
    /// <returns>n × 2, row-major.</returns>
    public static double[] Project(FusedEmbeddings embeddings)
    {
        var mean = Mean(embeddings);
        var axes = Find(embeddings, mean);
        var offsets = Array.ConvertAll(axes, axis => Dot(mean, axis));
        var coordinates = new double[Axes * embeddings.Rows];
        for (var film = 0; film < embeddings.Rows; film++)
        {
            for (var axis = 0; axis < Axes; axis++)
                coordinates[Axes * film + axis] = Cosine.Dot(axes[axis], embeddings.Row(film)) - offsets[axis];
        }
        return coordinates;
    }

    private static double[][] Find(FusedEmbeddings embeddings, double[] mean)
    {
        var (random, axes) = (new Random(Seed), new double[Axes][]);
        for (var axis = 0; axis < Axes; axis++)
        {
            axes[axis] = new double[embeddings.Dimensions];
            for (var j = 0; j < mean.Length; j++) axes[axis][j] = random.NextDouble() - 0.5;
        }
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            axes = [.. axes.AsParallel().AsOrdered().Select(axis => Multiply(embeddings, mean, axis))];
            Orthonormalize(axes);
        }
        return axes;
    }

    /// <summary>Σ (x − m)·((x − m)·axis) over the sample.</summary>
    private static double[] Multiply(FusedEmbeddings embeddings, double[] mean, double[] axis)
    {
        var (product, offset, factors) = (new double[axis.Length], Dot(mean, axis), 0.0);
        foreach (var film in Sample(embeddings))
        {
            var row = embeddings.Row(film);
            var factor = Cosine.Dot(axis, row) - offset;
            factors += factor;
            for (var j = 0; j < product.Length; j++) product[j] += factor * row[j];
        }
        for (var j = 0; j < product.Length; j++) product[j] -= factors * mean[j];
        return product;
    }

    /// <summary>Gram and Schmidt's method. An axis along which nothing varies becomes zero.</summary>
    private static void Orthonormalize(double[][] axes)
    {
        for (var axis = 0; axis < axes.Length; axis++)
        {
            for (var before = 0; before < axis; before++)
            {
                var share = Dot(axes[axis], axes[before]);
                for (var j = 0; j < axes[axis].Length; j++) axes[axis][j] -= share * axes[before][j];
            }
            var length = Math.Sqrt(Dot(axes[axis], axes[axis]));
            TensorPrimitives.Multiply(axes[axis], length > 0 ? 1 / length : 0, axes[axis]);
        }
    }

    private static double[] Mean(FusedEmbeddings embeddings)
    {
        var (sum, films) = (new double[embeddings.Dimensions], 0);
        foreach (var film in Sample(embeddings))
        {
            var row = embeddings.Row(film);
            for (var j = 0; j < sum.Length; j++) sum[j] += row[j];
            films++;
        }
        return Array.ConvertAll(sum, value => value / films);
    }

    /// <summary>Films evenly spread over the catalogue.</summary>
    private static IEnumerable<int> Sample(FusedEmbeddings embeddings)
    {
        var sampled = Math.Min(embeddings.Rows, SampledFilms);
        for (var i = 0; i < sampled; i++) yield return (int)((long)i * embeddings.Rows / sampled);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var j = 0; j < a.Length; j++) sum += a[j] * b[j];
        return sum;
    }
}
