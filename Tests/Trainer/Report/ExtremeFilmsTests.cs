using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Report.Dimensions;

namespace MovieSimilarity.Tests.Trainer.Report;

public sealed class ExtremeFilmsTests
{
    [Fact]
    public void Both_ends_are_found_by_the_unnormalised_coordinate()
    {
        var (negative, positive) = new ExtremeFilms(Model((5, 0), (-3, 0), (50, 0), (-4, 0)), collaborative: true).Of(0);
        Assert.Equal([30, 10], positive.Select(film => film.Movie.Id));
        Assert.Equal([40, 20], negative.Select(film => film.Movie.Id));
        Assert.Equal(50, positive[0].Coordinate, 1e-4);
    }

    [Fact]
    public void Known_films_come_first_among_those_of_equal_content()
    {
        // Film i has i ratings.
        var (_, positive) = new ExtremeFilms(Model((0, 1), (0, 1), (0, 1)), collaborative: false).Of(0);
        Assert.Equal([30, 20, 10], positive.Select(film => film.Movie.Id));
    }

    [Fact]
    public void An_end_that_hardly_differs_from_nothing_is_none()
    {
        var (negative, positive) = new ExtremeFilms(Model((100, 0), (-1, 0)), collaborative: true).Of(0);
        Assert.Single(positive);
        Assert.Empty(negative);
    }

    /// <summary>Films with these first coordinates of both embeddings.</summary>
    private static SimilarityModel Model(params (double Collaborative, double Content)[] films) => TestModels.Of([.. films.Select(film =>
    {
        var row = new double[TestModels.CollaborativeDimensions + TestModels.ContentDimensions];
        (row[0], row[1], row[TestModels.CollaborativeDimensions]) = (film.Collaborative, 1, film.Content);
        return row;
    })]);
}
