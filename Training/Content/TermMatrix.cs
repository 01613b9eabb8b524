using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Training.Content;

/// <summary>A documents × terms matrix whose columns have names.</summary>
/// <param name="Terms">The term of each column, in ordinal order.</param>
/// <param name="Weights">The matrix A.</param>
public sealed record TermMatrix(IReadOnlyList<string> Terms, SparseMatrix Weights)
{
    /// <summary>Aᵀ·x, summed in row order by one thread.</summary>
    /// <param name="x">A value a document.</param>
    /// <returns>A value a term.</returns>
    internal double[] TransposeMultiply(double[] x)
    {
        var products = new double[Terms.Count];
        for (var row = 0; row < Weights.Rows; row++)
        {
            var columns = Weights.RowColumns(row);
            var values = Weights.RowValues(row);
            for (var i = 0; i < columns.Length; i++) products[columns[i]] += values[i] * x[row];
        }
        return products;
    }
}
