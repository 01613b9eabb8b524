using MovieSimilarity.Models;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Trainer.Report.Popularity;

namespace MovieSimilarity.Tests.Trainer.Report;

public sealed class PopularityStudyTests
{
    [Fact]
    public void Rankings_that_favour_popular_and_unknown_films_are_told_apart()
    {
        var study = Study(PopularFilms.Create(collaborativeFavoursPopular: true));
        var (collaborative, content) = (study.AllSeeds.Profiles[0], study.AllSeeds.Profiles[1]);
        // Twenty films a seed: of the most rated tenth, which are six, all that are not the seed itself.
        Assert.Equal((54 * 6 + 6 * 5) / 1200.0, collaborative.ShareOfTopTenth, 1e-12);
        Assert.Equal(0, collaborative.ShareOfLowerHalf);
        Assert.Equal((0, 1), (content.ShareOfTopTenth, content.ShareOfLowerHalf));
        Assert.Equal(21.0 / PopularFilms.Count, content.Coverage, 1e-12);
        Assert.InRange(collaborative.Ratings.Median, 50, 51);
        Assert.Equal(0, collaborative.CutWithinTies);
    }

    [Fact]
    public void The_catalogue_is_what_drawing_by_lot_would_give()
    {
        var catalogue = Study(PopularFilms.Create(collaborativeFavoursPopular: true)).Catalogue;
        Assert.Equal((0.1, 0.5, 1.0), (catalogue.ShareOfTopTenth, catalogue.ShareOfLowerHalf, catalogue.Coverage));
        Assert.Equal((15.75, 30.5, 45.25), (catalogue.Ratings.LowerQuartile, catalogue.Ratings.Median, catalogue.Ratings.UpperQuartile));
    }

    [Fact]
    public void Cosines_are_means_of_what_the_search_answers()
    {
        var model = TestModels.Random(rows: 50, seed: 3);
        var expected = model.Catalogue.SelectMany(movie => model.FindSimilar(movie.Id)).ToArray();
        var ensemble = Study(model).AllSeeds.Profiles[2];
        Assert.Equal(expected.Average(neighbour => neighbour.CollaborativeScore), ensemble.CollaborativeCosine, 1e-12);
        Assert.Equal(expected.Average(neighbour => neighbour.ContentScore), ensemble.ContentCosine, 1e-12);
    }

    [Fact]
    public void Lists_that_are_cut_within_a_tie_are_counted()
    {
        Assert.Equal(1, Study(TestModels.Tied(rows: 300, seed: 1)).AllSeeds.Profiles[0].CutWithinTies);
        Assert.Equal(0, Study(TestModels.Random(rows: 21, seed: 1)).AllSeeds.Profiles[0].CutWithinTies);
    }

    [Fact]
    public void Seeds_are_grouped_from_least_to_most_rated()
    {
        var medians = Study(PopularFilms.Create(collaborativeFavoursPopular: true)).SeedsByGroup().Select(group => group.Median);
        Assert.Equal(Enumerable.Range(0, 10).Select(group => 6 * group + 3.5), medians);
    }

    [Fact]
    public void Concentration_grows_to_everything()
    {
        var group = Study(TestModels.Random(rows: 80, seed: 2)).AllSeeds;
        var shares = group.Concentration(2, [0.1, 0.5, 1]).Select(point => point.Recommendations).ToArray();
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    public void A_few_films_are_enough(int films)
    {
        var study = Study(TestModels.Random(films, seed: 1));
        Assert.Equal((films, films), (study.Seeds, study.Films));
        Assert.Contains(films < 2 ? "too few films" : "class=\"claim\"", PopularitySection.Write(study).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Large_catalogues_are_sampled_evenly_over_popularity()
    {
        var ranks = new PopularityRanks(TestModels.Random(rows: 5_000, seed: 1).Catalogue);
        var seeds = SeedSample.Of(ranks);
        Assert.Equal(2_000, seeds.Distinct().Count());
        Assert.Equal(seeds.Order().Reverse(), seeds);
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.Equal(200, seeds.Count(row => row / 500 == tenth)));
    }

    [Fact]
    public void A_cancelled_study_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PopularityStudy.Run(TestModels.Random(rows: 50, seed: 1), new CapturingLog(), source.Token));
    }

    [Fact]
    public void Claims_are_judged_by_the_figures()
    {
        var biased = Claims.Judge(Study(PopularFilms.Create(collaborativeFavoursPopular: true)));
        Assert.Equal((Verdict.Holds, Verdict.Holds), (biased[0].Verdict, biased[1].Verdict));
        Assert.StartsWith("Of what it recommends, 29.5\u00a0% is", biased[0].Evidence, StringComparison.Ordinal);

        var reversed = Claims.Judge(Study(PopularFilms.Create(collaborativeFavoursPopular: false)));
        Assert.Equal((Verdict.DoesNotHold, Verdict.HoldsInPart), (reversed[0].Verdict, reversed[1].Verdict));
    }

    private static PopularityStudy Study(SimilarityModel model) => PopularityStudy.Run(model, new CapturingLog(), TestContext.Current.CancellationToken);
}
