using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Tests.Training.Content;

/// <summary>Weights and thresholds against the definition, worked out by hand.</summary>
public sealed class TfIdfTests
{
    private const double Rounding = 1e-15;

    private static readonly HashSet<string> NoStopWords = [];

    [Fact]
    public void A_weight_is_term_frequency_times_smoothed_inverse_document_frequency_in_unit_rows()
    {
        var (terms, idf, matrix) = TfIdf.Compute(["war war love", "love", "love peace"], 0, NoStopWords, TestContext.Current.CancellationToken);
        Assert.Equal(["love", "peace", "war"], terms);
        // n = 3; in ordinal order the terms are love (df 3), peace (df 1), war (df 1).
        const double love = 1;
        var rare = Math.Log(4.0 / 2.0) + 1;
        Assert.Equal([love, rare, rare], idf);
        var (first, third) = (Math.Sqrt(love + 4 * rare * rare), Math.Sqrt(love + rare * rare));

        Assert.Equal((3, 3, 5), (matrix.Rows, matrix.Columns, matrix.NonZeros));
        AssertRow(matrix, 0, [0, 2], [love / first, 2 * rare / first]);
        AssertRow(matrix, 1, [0], [1]);
        AssertRow(matrix, 2, [0, 1], [love / third, rare / third]);
    }

    [Fact]
    public void A_document_without_a_term_is_a_zero_row()
    {
        var matrix = TfIdf.Compute(["war", "", "a - b"], 0, NoStopWords, TestContext.Current.CancellationToken).Weights;
        Assert.Equal((3, 1, 1), (matrix.Rows, matrix.Columns, matrix.NonZeros));
        Assert.Equal([0, 0], [matrix.RowColumns(1).Length, matrix.RowColumns(2).Length]);
    }

    [Theory]
    [InlineData(0.0, 3)]
    [InlineData(0.25, 3)]
    [InlineData(0.26, 2)]
    [InlineData(0.5, 2)]
    [InlineData(0.51, 1)]
    [InlineData(1.0, 1)]
    public void A_term_stays_at_exactly_the_smallest_document_frequency(double minDocumentFrequency, int terms) =>
        Assert.Equal(terms, TfIdf.Compute(["all half one", "all half half", "all", "all"], minDocumentFrequency, NoStopWords, TestContext.Current.CancellationToken).Weights.Columns);

    [Fact]
    public void Terms_left_out_do_not_count_in_the_length_of_a_row()
    {
        var matrix = TfIdf.Compute(["war love", "love"], 0.6, NoStopWords, TestContext.Current.CancellationToken).Weights;
        AssertRow(matrix, 0, [0], [1]);
    }

    [Fact]
    public void Stop_words_are_no_terms()
    {
        Assert.Equal(1, TfIdf.Compute(["The WAR of the"], 0, EnglishStopWords.All, TestContext.Current.CancellationToken).Weights.Columns);
        Assert.Equal(3, TfIdf.Compute(["The WAR of the"], 0, NoStopWords, TestContext.Current.CancellationToken).Weights.Columns);
        Assert.Equal(0, TfIdf.Compute(["the", "of"], 0, EnglishStopWords.All, TestContext.Current.CancellationToken).Weights.NonZeros);
    }

    [Fact]
    public void No_documents_give_an_empty_matrix()
    {
        var matrix = TfIdf.Compute([], 0, NoStopWords, TestContext.Current.CancellationToken).Weights;
        Assert.Equal((0, 0), (matrix.Rows, matrix.Columns));
    }

    private static void AssertRow(SparseMatrix matrix, int row, int[] columns, double[] values)
    {
        Assert.Equal(columns, matrix.RowColumns(row));
        foreach (var (expected, actual) in values.Zip(matrix.RowValues(row).ToArray())) Assert.Equal(expected, actual, Rounding);
    }
}
