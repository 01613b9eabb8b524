using MovieSimilarity.SyntheticData.Generation;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.SyntheticData.Generation;

public sealed class GeneratedDistributionTests
{
    private static readonly DataSetShape Shape = new(Users: 1500, Movies: 5100, RatedMovies: 5000, Ratings: 150_000, Tags: 5_000);

    private static readonly Lazy<MovieLensDataSet> LazyRead = new(Generate);

    private readonly MovieLensDataSet _read = LazyRead.Value;

    [Fact]
    public void Stars_have_the_histogram_of_movielens()
    {
        var shares = _read.Ratings.Stars.CountBy(stars => stars).ToDictionary(step => step.Key, step => (double)step.Value / Shape.Ratings);

        Assert.Equal(10, shares.Count);
        Assert.Equal([4f, 3f, 5f], shares.OrderByDescending(step => step.Value).Take(3).Select(step => step.Key));
        Assert.InRange(_read.Ratings.Stars.Average(), 3.4, 3.65);
        Assert.All([0.5f, 1.5f, 2.5f, 3.5f, 4.5f], half => Assert.True(shares[half] < shares[half + 0.5f]));
    }

    [Fact]
    public void Some_movies_and_users_have_many_times_the_usual_number_of_ratings()
    {
        var movies = _read.Ratings.CountByMovie(_read.Movies.Count).Where(count => count > 0).Order().ToArray();
        var users = Enumerable.Range(0, _read.Ratings.UserIds.Length).Select(_read.Ratings.CountOf).Order().ToArray();

        Assert.True(movies[^1] > 20 * movies[movies.Length / 2]);
        Assert.True(movies[movies.Length / 2] < movies.Average() / 3);
        Assert.True(users[^1] > 6 * users[users.Length / 2]);
        Assert.True(users[users.Length / 2] < users.Average() * 0.85);
    }

    [Fact]
    public void Singular_values_decay_without_a_cliff()
    {
        var films = ModelFilms.Of(_read, keepUnrated: false);
        var matrix = RatingMatrix.Build(_read.Ratings, films.Rows, films.Movies.Count, moreRatingsThan: 10);

        var sigma = new BlockLanczosSvd(1e-6, seed: 1).Decompose(matrix, 60, cancellationToken: TestContext.Current.CancellationToken).SingularValues;

        Assert.InRange(sigma[1] / sigma[0], 0.2, 0.6);
        Assert.All(sigma.Skip(1).Zip(sigma.Skip(2)), pair => Assert.True(pair.Second > 0.4 * pair.First));
        Assert.True(sigma[^1] < sigma[1] / 2);
    }

    [Fact]
    public void Movies_share_tags_with_others_and_repeat_their_own()
    {
        var most = _read.Tags.CountBy(tag => tag.MovieId).MaxBy(movie => movie.Value).Key;
        var shared = _read.Tags.Select(tag => (tag.Tag, tag.MovieId)).Distinct().CountBy(tag => tag.Tag).ToArray();

        Assert.Contains(_read.Tags.Where(tag => tag.MovieId == most).CountBy(tag => tag.Tag), count => count.Value > 2);
        Assert.Contains(shared, tag => tag.Value > 20);
        Assert.Contains(shared, tag => tag.Value == 1);
    }

    private static MovieLensDataSet Generate()
    {
        using var data = new GeneratedData();
        return MovieLensReader.Read(data.Write(Shape));
    }
}
