using System.Numerics.Tensors;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.Content;

namespace MovieSimilarity.Training.Models;

/// <summary>
/// What the dimensions of the collaborative embedding, which knows no terms, have to do with terms: Pearson's correlation over
/// all films of the terms' weights with the films' coordinates.
/// </summary>
internal sealed class TermCorrelations
{
    /// <summary>A term must occur in so many films, or in a share of them: one blockbuster would make its every tag meaningful.</summary>
    private const int MinFilms = 5;

    private const double MinShareOfFilms = 0.001;

    private readonly TermMatrix _terms;
    private readonly double[] _sums;

    /// <summary>n·σ(w)² for each term's weights w; 0 for terms of too few films.</summary>
    private readonly double[] _squares;

    public TermCorrelations(TermMatrix terms)
    {
        _terms = terms;
        _sums = new double[terms.Terms.Count];
        _squares = new double[terms.Terms.Count];
        var films = new int[terms.Terms.Count];
        for (var row = 0; row < terms.Weights.Rows; row++)
        {
            var columns = terms.Weights.RowColumns(row);
            var values = terms.Weights.RowValues(row);
            for (var i = 0; i < columns.Length; i++)
            {
                films[columns[i]]++;
                _sums[columns[i]] += values[i];
                _squares[columns[i]] += values[i] * values[i];
            }
        }
        var fewest = Math.Max(MinFilms, MinShareOfFilms * terms.Weights.Rows);
        for (var term = 0; term < films.Length; term++)
            _squares[term] = films[term] < fewest ? 0 : Math.Max(0, _squares[term] - _sums[term] * _sums[term] / terms.Weights.Rows);
    }

    /// <param name="columns">The films' coordinates in each dimension.</param>
    public IReadOnlyList<DimensionTerms> With(double[][] columns) =>
        [.. columns.Select(column => TermRanking.Strongest(_terms.Terms, Correlate(column)))];

    private double[] Correlate(double[] column)
    {
        var mean = TensorPrimitives.Sum<double>(column) / column.Length;
        var squares = TensorPrimitives.SumOfSquares<double>(column) - mean * mean * column.Length;
        var products = _terms.TransposeMultiply(column);
        for (var term = 0; term < products.Length; term++)
        {
            var scale = Math.Sqrt(squares * _squares[term]);
            products[term] = scale > 0 ? (products[term] - _sums[term] * mean) / scale : 0;
        }
        return products;
    }
}
