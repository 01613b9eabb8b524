using System.Numerics.Tensors;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.Content;

namespace MovieSimilarity.Training.Models;

/// <summary>
/// What the dimensions of the content embedding mean: the largest entries of the right singular vectors,
/// vⱼ = Aᵀ·(uⱼσⱼ) / σⱼ², with σⱼ = ‖uⱼσⱼ‖.
/// </summary>
internal static class RightVectorTerms
{
    /// <param name="terms">A: films × terms.</param>
    /// <param name="columns">uⱼσⱼ for each dimension j.</param>
    public static IReadOnlyList<DimensionTerms> Of(TermMatrix terms, double[][] columns) =>
        [.. columns.Select(column => TermRanking.Strongest(terms.Terms, RightVector(terms, column)))];

    private static double[] RightVector(TermMatrix terms, double[] column)
    {
        var vector = terms.TransposeMultiply(column);
        var squares = TensorPrimitives.SumOfSquares<double>(column);
        if (squares > 0) TensorPrimitives.Divide(vector, squares, vector);
        return vector;
    }
}
