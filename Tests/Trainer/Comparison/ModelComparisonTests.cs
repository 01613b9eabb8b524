using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Comparison;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.Comparison;

public sealed class ModelComparisonTests
{
    private const int Shown = 10;

    [Fact]
    public async Task Entries_lists_and_first_entries_that_change_are_counted()
    {
        var changes = (await CompareAsync(AngleModels.First, AngleModels.Moved, count: 2)).Changes;
        Assert.Equal((5, 3, 1), (changes.Lists, changes.ListsChanged, changes.FirstEntriesChanged));
        Assert.Equal((10, 4), (changes.Entries, changes.EntriesChanged));
        Assert.Equal((4, 0, 4, 0), (changes.EntriesLeft, changes.EntriesLeftGone, changes.EntriesCame, changes.EntriesCameAdded));
        Assert.Equal((0.4, 0.6, 0.2), (changes.ShareOfEntries, changes.ShareOfLists, changes.ShareOfFirstEntries));
        Assert.Equal(0.6, changes.MeanOverlap, precision: 12);
    }

    [Fact]
    public async Task A_model_does_not_differ_from_itself()
    {
        var comparison = await CompareAsync(AngleModels.First, AngleModels.First, count: 2);
        Assert.Equal(new ListChanges(5, 0, 0, 10, 0, 0, 0, 0, 0, MeanOverlap: 1), comparison.Changes);
        Assert.Equal((0.0, 0.0, 0.0), (comparison.Changes.ShareOfEntries, comparison.Changes.ShareOfLists, comparison.Changes.ShareOfFirstEntries));
        Assert.Equal((5, 0, 0), (comparison.Films.InBoth, comparison.Films.Added, comparison.Films.Gone));
        Assert.Empty(comparison.MostChanged);
    }

    [Fact]
    public async Task Entries_of_added_and_gone_films_are_changed_and_counted_by_themselves()
    {
        var comparison = await CompareAsync(AngleModels.First, AngleModels.Renamed, count: 2);
        Assert.Equal(new ListChanges(4, 1, 0, 8, 1, 1, 1, 1, 1, MeanOverlap: 0.875), comparison.Changes);
        Assert.Equal((4, 1, 1), (comparison.Films.InBoth, comparison.Films.Added, comparison.Films.Gone));
        Assert.Equal([new ListedFilm(60, "Film 5 (1905)", 10)], comparison.Films.MostRatedAdded);
        Assert.Equal([new ListedFilm(50, "Film 5 (1905)", 5)], comparison.Films.MostRatedGone);
    }

    [Fact]
    public async Task The_lists_that_change_most_come_first_then_those_of_the_most_rated_films()
    {
        var lists = (await CompareAsync(AngleModels.First, AngleModels.Moved, count: 2)).MostChanged;
        Assert.Equal([(50, 2, 2), (40, 1, 2), (10, 1, 2)], lists.Select(list => (list.Film.MovieId, list.Changed, list.Entries)));
        Assert.Equal(["40 30", "50", "30"], lists.Select(list => Ids(list.Left)));
        Assert.Equal(["10 20", "20", "50"], lists.Select(list => Ids(list.Came)));
    }

    [Fact]
    public async Task As_many_films_and_lists_are_named_as_are_wanted()
    {
        var before = Lists(2, (1, 10), (2, 30), (3, 20));
        var after = Lists(2, (4, 7), (5, 9), (6, 8));
        var films = ModelComparison.Of(before, after, 2, shown: 2).Films;
        Assert.Equal((0, 3, 3), (films.InBoth, films.Added, films.Gone));
        Assert.Equal(["5 6", "2 3"], [Ids(films.MostRatedAdded), Ids(films.MostRatedGone)]);
        var one = await CompareAsync(AngleModels.First, AngleModels.Moved, count: 2, shown: 1);
        Assert.Equal(50, Assert.Single(one.MostChanged).Film.MovieId);
    }

    [Fact]
    public void Another_order_changes_only_the_first_entry()
    {
        var before = Of([1, 2, 3], [[2, 3], [1, 3], [1, 2]]);
        var after = Of([1, 2, 3], [[3, 2], [1, 3], [1, 2]]);
        Assert.Equal(new ListChanges(3, 0, 1, 6, 0, 0, 0, 0, 0, MeanOverlap: 1), ModelComparison.Of(before, after, 2, Shown).Changes);
    }

    [Fact]
    public void A_shorter_list_has_changed_by_the_entries_that_it_lacks()
    {
        var before = Of([1, 2, 3], [[2, 3], [1, 3], [1, 2]]);
        var after = Of([1, 2], [[2], [1]]);
        Assert.Equal(new ListChanges(2, 2, 0, 4, 2, 2, 2, 0, 0, MeanOverlap: 0.5), ModelComparison.Of(before, after, 2, Shown).Changes);
    }

    [Fact]
    public void Models_without_a_common_film_change_altogether_and_those_of_one_film_not_at_all()
    {
        Assert.Equal(1, ModelComparison.Of(Of([1], [[]]), Of([2], [[]]), 2, Shown).Changes.ShareOfEntries);
        Assert.Equal(0, ModelComparison.Of(Of([1], [[]]), Of([1], [[]]), 2, Shown).Changes.ShareOfEntries);
    }

    [Fact]
    public void Bands_of_popularity_hold_the_films_of_both_models_by_ratings_of_the_second_one()
    {
        // Film i has 1000 − i ratings. The lists of films 1, 11 and 12 change; film 201 was added, although it is the most rated one.
        var before = Lists(1, [.. Enumerable.Range(1, 200).Select(id => (id, 5))]);
        var after = Lists(1, [.. Enumerable.Range(1, 200).Select(id => (id, 1000 - id)), (201, 5000)]);
        foreach (var changed in new[] { 1, 11, 12 }) after.Lists[changed - 1][0] = 150;
        var bands = ModelComparison.Of(before, after, 1, Shown).Popularity;
        Assert.Equal(
            [(0, 1, 2, 999, 998), (1, 10, 18, 997, 980), (10, 25, 30, 979, 950), (25, 50, 50, 949, 900), (50, 100, 100, 899, 800)],
            bands.Select(band => (band.FromPercent, band.ToPercent, band.Changes.Lists, band.MostRatings, band.LeastRatings)));
        Assert.Equal([1, 2, 0, 0, 0], bands.Select(band => band.Changes.EntriesChanged));
        Assert.Equal(0.5, bands[0].Changes.ShareOfEntries);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 4)]
    public void Every_band_has_a_film(int films, int bands)
    {
        var lists = Lists(0, [.. Enumerable.Range(1, films).Select(id => (id, id))]);
        var all = ModelComparison.Of(lists, lists, 1, Shown).Popularity;
        Assert.Equal((bands, films), (all.Count, all.Sum(band => band.Changes.Lists)));
        Assert.All(all, band => Assert.True(band.Changes.Lists > 0));
    }

    [Fact]
    public async Task The_lists_of_a_model_are_those_that_it_finds()
    {
        var model = TestModels.WithZeroVectors(rows: 300, seed: 77);
        var lists = await ModelLists.OfAsync(model, "a.model", 7, new SilentProgressLog(), TestContext.Current.CancellationToken);
        Assert.Equal(model.Catalogue.Select(film => new ListedFilm(film.Id, film.Title, film.RatingCount)), lists.Films);
        Assert.Equal(model.Catalogue.Select(film => model.FindSimilar(film.Id, 7).Select(near => near.MovieId).ToArray()), lists.Lists);
    }

    private static string Ids(IEnumerable<ListedFilm> films) => string.Join(' ', films.Select(film => film.MovieId));

    private static async Task<ModelComparison> CompareAsync(SimilarityModel before, SimilarityModel after, int count, int shown = Shown) =>
        ModelComparison.Of(await ListsAsync(before, count), await ListsAsync(after, count), count, shown);

    private static Task<ModelLists> ListsAsync(SimilarityModel model, int count) =>
        ModelLists.OfAsync(model, "a.model", count, new SilentProgressLog(), TestContext.Current.CancellationToken);

    private static ModelLists Of(int[] ids, int[][] lists) => new("a.model", "0123456789ab", [.. ids.Select(id => new ListedFilm(id, $"Film {id}", id))], lists);

    /// <summary>Films with their numbers of ratings; each list holds films from 100 on.</summary>
    private static ModelLists Lists(int entries, params (int Id, int Ratings)[] films) => new(
        "a.model", "0123456789ab", [.. films.Select(film => new ListedFilm(film.Id, $"Film {film.Id}", film.Ratings))],
        [.. films.Select(_ => Enumerable.Range(100, entries).ToArray())]);
}
