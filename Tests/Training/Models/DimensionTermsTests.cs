using MovieSimilarity.Models;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Tests.Training.Svd;
using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Models;

public sealed class DimensionTermsTests
{
    private const double Rounding = 2e-6;

    [Fact]
    public void A_terms_weight_in_a_content_dimension_is_its_entry_in_the_right_singular_vector()
    {
        var data = TinyData.Create();
        var terms = TfIdf.Compute(
            ModelTrainer.Documents([.. data.Movies.Take(7)], data.Tags), TrainingOptions.DefaultMinDocumentFrequency, EnglishStopWords.All,
            TestContext.Current.CancellationToken);
        var vectors = new BlockLanczosSvd(1e-13, 1).Decompose(terms.Weights, 3, cancellationToken: TestContext.Current.CancellationToken).RightVectors();
        var options = new TrainingOptions { CollaborativeDimensions = 3, ContentDimensions = 3, MoreRatingsThan = TinyData.MoreRatingsThan };
        var statistics = new ModelTrainer(options, new BlockLanczosSvd(1e-13, 1), new CapturingLog()).Train(data, TestContext.Current.CancellationToken).Statistics!;

        Assert.Equal(3, statistics.ContentTerms.Count);
        for (var j = 0; j < 3; j++)
        {
            double Entry(TermWeight term) => vectors[j][terms.Terms.ToList().IndexOf(term.Term)];
            // The films say which end is positive, not the terms.
            var sign = Math.Sign(Entry(statistics.ContentTerms[j].Positive[0]));
            foreach (var term in statistics.ContentTerms[j].Negative.Concat(statistics.ContentTerms[j].Positive))
                Assert.Equal(sign * Entry(term), term.Weight, Rounding);
            Assert.Equal(statistics.ContentTerms[j].Positive.OrderByDescending(term => term.Weight), statistics.ContentTerms[j].Positive);
            Assert.Equal(statistics.ContentTerms[j].Negative.OrderBy(term => term.Weight), statistics.ContentTerms[j].Negative);
        }
    }

    [Fact]
    public void A_terms_weight_in_a_collaborative_dimension_is_its_correlation_with_the_films()
    {
        // Six films; "war" marks the first five, whose coordinates are 1, 2, 3, 4, 5 against 9 of the last.
        double[] coordinates = [1, 2, 3, 4, 5, 9];
        double[] weights = [1, 1, 1, 1, 1, 0];
        var (x, w) = (coordinates.Average(), weights.Average());
        var expected = coordinates.Zip(weights, (a, b) => (a - x) * (b - w)).Sum()
            / Math.Sqrt(coordinates.Sum(a => (a - x) * (a - x)) * weights.Sum(b => (b - w) * (b - w)));
        var found = Correlate(coordinates, ("war", weights));
        Assert.Empty(found.Positive);
        Assert.Equal(expected, Assert.Single(found.Negative).Weight, Rounding);
    }

    [Fact]
    public void Terms_of_hardly_any_film_are_left_out_of_correlations() =>
        Assert.Equal(
            ["known"],
            Correlate([1, 2, 3, 4, 5, 6], ("known", [0, 1, 1, 1, 1, 1]), ("rare", [0, 0, 1, 1, 1, 1])).Positive.Select(term => term.Term));

    [Fact]
    public void What_does_not_vary_correlates_with_nothing()
    {
        Assert.Equal((0, 0), Ends(Correlate([1, 2, 3, 4, 5, 6], ("everywhere", [1, 1, 1, 1, 1, 1]))));
        Assert.Equal((0, 0), Ends(Correlate([0, 0, 0, 0, 0, 0], ("war", [0, 1, 1, 1, 1, 1]))));
    }

    [Fact]
    public void Ten_terms_an_end_are_kept_in_the_order_of_their_weights()
    {
        var names = Enumerable.Range(0, 30).Select(i => $"term{i:00}").ToArray();
        var terms = TermRanking.Strongest(names, [.. Enumerable.Range(0, 30).Select(i => (i - 15) / 20.0)]);
        Assert.Equal(names.Reverse().Take(10), terms.Positive.Select(term => term.Term));
        Assert.Equal(names.Take(10), terms.Negative.Select(term => term.Term));
    }

    private static (int Negative, int Positive) Ends(DimensionTerms terms) => (terms.Negative.Count, terms.Positive.Count);

    private static DimensionTerms Correlate(double[] coordinates, params (string Name, double[] Weights)[] terms)
    {
        var rows = coordinates.Select((_, row) => terms.Select((term, column) => (column, term.Weights[row])).Where(entry => entry.Item2 != 0).ToArray());
        var matrix = new TermMatrix([.. terms.Select(term => term.Name)], new double[terms.Length], SparseMatrix.FromRows([.. rows], terms.Length));
        return new TermCorrelations(matrix).With([coordinates])[0];
    }
}
