using MovieSimilarity.Tests.Fidelity;

namespace MovieSimilarity.Tests.Training.Series;

/// <summary>Series found in ml-latest-small, against lists made by hand. The bounds are just below what was measured (docs/series.md).</summary>
public sealed class SeriesQualityTests
{
    [Theory]
    [InlineData(SeriesLists.Tuning, 0.97, 0.79, 0.85)]
    [InlineData(SeriesLists.HeldOut, 0.88, 0.49, 0.79)]
    public void Series_agree_with_the_lists(string set, double precision, double recall, double recallByTitle)
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        var catalogue = TrainedModels.MlLatestSmall.Catalogue;
        var figures = new SeriesLists(catalogue).Compare([.. catalogue.Select(movie => movie.SeriesId)], set);
        Print($"{set}: precision {figures.Precision:F3}, recall {figures.Recall:F3}, where titles show the series {figures.RecallByTitle:F3}");
        foreach (var (sign, found, all) in figures.BySign) Print($"  {sign}: {found} of {all}");
        foreach (var pair in figures.Wrong) Print($"  wrong: {pair}");
        Assert.True(figures.Precision >= precision);
        Assert.True(figures.Recall >= recall);
        Assert.True(figures.RecallByTitle >= recallByTitle);
    }

    [Fact]
    public void Hardly_any_look_alikes_are_one_series()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        var catalogue = TrainedModels.MlLatestSmall.Catalogue;
        int[] series = [.. catalogue.Select(movie => movie.SeriesId)];
        var lists = new SeriesLists(catalogue);
        LookAlikes[] all = [.. lists.LookAlikesOf(SeriesLists.Tuning), .. lists.LookAlikesOf(SeriesLists.HeldOut)];
        LookAlikes[] joined = [.. all.Where(pair => SeriesLists.AreOne(series, pair.First, pair.Second))];
        foreach (var kind in all.CountBy(pair => pair.Kind)) Print($"{kind.Key}: {joined.Count(pair => pair.Kind == kind.Key)} of {kind.Value} joined");
        foreach (var pair in joined) Print($"  {lists.Describe(pair.First, pair.Second)}");
        Assert.True(all.Length >= 160);
        Assert.True(joined.Length <= 6);
    }

    [Fact]
    public void The_lists_are_long_enough_and_a_third_of_them_was_kept_aside()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        var lists = new SeriesLists(TrainedModels.MlLatestSmall.Catalogue);
        var (tuning, heldOut) = (lists.Names(SeriesLists.Tuning).Count(), lists.Names(SeriesLists.HeldOut).Count());
        Assert.True(tuning + heldOut >= 200);
        Assert.InRange(heldOut / (double)(tuning + heldOut), 0.3, 0.4);
    }

    private static void Print(FormattableString line) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(line));
}
