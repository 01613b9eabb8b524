using MovieSimilarity.Catalogue;
using MovieSimilarity.Trainer.Report.Examples;

namespace MovieSimilarity.Tests.Trainer.Report;

public sealed class SeedChoiceTests
{
    private static readonly MovieCatalogue Catalogue = new(
    [
        new(1, "Heat (1995)", 1995, ["Action", "Crime"], 100, 4),
        new(2, "Speed (1994)", 1994, ["Action"], 200, 4),
        new(3, "Clueless (1995)", 1995, ["Comedy"], 50, 4),
        new(4, "Unknown", null, [], 150, 4),
        new(5, "Babe (1995)", 1995, ["Comedy"], 50, 4),
    ]);

    [Fact]
    public void The_most_rated_film_of_each_genre_is_chosen() =>
        Assert.Equal([2, 4, 3], SeedChoice.MostRatedOfEachGenre(Catalogue).Select(movie => movie.Id));

    [Fact]
    public void Titles_are_found_as_people_type_them() =>
        Assert.Equal([3, 1], SeedChoice.ByTitle(Catalogue, ["clueless", "HEAT", "Clueless (1995)"]).Select(movie => movie.Id));

    [Fact]
    public void An_unknown_title_is_told_with_what_may_be_meant()
    {
        Assert.Equal(
            "The model has no film called 'Cluless'; perhaps 'Clueless (1995)'.",
            Assert.Throws<ReportException>(() => SeedChoice.ByTitle(Catalogue, ["Cluless"])).Message);
        Assert.Equal("The model has no film called 'xyzzy'.", Assert.Throws<ReportException>(() => SeedChoice.ByTitle(Catalogue, ["xyzzy"])).Message);
    }
}
