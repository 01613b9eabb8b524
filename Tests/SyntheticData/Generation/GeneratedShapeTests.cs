using System.Globalization;
using MovieSimilarity.SyntheticData.Generation;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.SyntheticData.Generation;

public sealed class GeneratedShapeTests(SmallDataSet small) : IClassFixture<SmallDataSet>, IDisposable
{
    private readonly GeneratedData _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(700, 400, 380, 40_000, 3_000)]
    [InlineData(1, 20, 20, 20, 0)]
    [InlineData(1, 20, 20, 20, 100)]
    [InlineData(30, 25, 25, 750, 1)]
    [InlineData(30, 700, 600, 600, 3_000)]
    [InlineData(300, 22, 21, 6_000, 10)]
    [InlineData(2, 5_000, 5_000, 10_000, 50_000)]
    public void Every_number_is_met_exactly(int users, int movies, int ratedMovies, int ratings, int tags)
    {
        var folder = _data.Write(new DataSetShape(users, movies, ratedMovies, ratings, tags));

        var read = MovieLensReader.Read(folder);

        Assert.Empty(read.Dropped);
        Assert.Equal(
            (users, movies, ratedMovies, ratings, tags),
            (read.Ratings.UserIds.Length, read.Movies.Count, read.Ratings.MovieIndices.Distinct().Count(), read.Ratings.Count,
                read.Tags.Count));
        Assert.Equal(Enumerable.Range(1, users), read.Ratings.UserIds);
        Assert.True(Enumerable.Range(0, users).Min(read.Ratings.CountOf) >= DataSetShape.FewestRatings);
    }

    [Fact]
    public void Rows_are_ordered_by_user_and_movie_and_no_pair_is_there_twice()
    {
        var folder = small.Folder;

        var ratings = Keys(folder, "ratings.csv");
        var tags = Keys(folder, "tags.csv");

        Assert.Equal(ratings.Order().Distinct(), ratings);
        Assert.Equal(tags.Order(), tags);
        Assert.Subset(ratings.ToHashSet(), tags.ToHashSet());
    }

    [Fact]
    public void No_tag_is_given_twice_to_a_movie_by_a_user()
    {
        var lines = File.ReadAllLines(Path.Combine(small.Folder, "tags.csv"));

        Assert.Distinct(lines.Select(line => line[..line.LastIndexOf(',')]));
    }

    [Fact]
    public void Titles_are_unique_and_end_with_a_year()
    {
        var movies = MovieLensReader.Read(small.Folder).Movies;

        Assert.Distinct(movies.Select(movie => movie.Title));
        Assert.All(movies, movie => Assert.Matches(@"^[A-Z][a-z]+ [A-Z][a-z]+(, (The|A|La))? \((19|20)\d\d\)$", movie.Title));
    }

    [Fact]
    public void Nothing_is_rated_before_it_is_out()
    {
        var folder = small.Folder;
        var years = MovieLensReader.Read(folder).Movies.ToDictionary(
            movie => movie.MovieId, movie => int.Parse(movie.Title[^5..^1], CultureInfo.InvariantCulture));

        var rated = File.ReadLines(Path.Combine(folder, "ratings.csv")).Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), field => double.Parse(field, CultureInfo.InvariantCulture)))
            .Select(row => (Released: years[(int)row[1]], Rated: DateTimeOffset.FromUnixTimeSeconds((long)row[3]).Year));

        Assert.All(rated, rating => Assert.True(rating.Released <= rating.Rated));
    }

    [Fact]
    public void Fields_with_commas_and_quotation_marks_are_quoted()
    {
        var folder = small.Folder;

        Assert.Contains(MovieLensReader.Read(folder).Tags, tag => tag.Tag.Contains(',', StringComparison.Ordinal));
        Assert.Contains(MovieLensReader.Read(folder).Tags, tag => tag.Tag.Contains('"', StringComparison.Ordinal));
        Assert.Contains("\"\"\"", File.ReadAllText(Path.Combine(folder, "tags.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_known_shapes_are_possible() => Assert.All(DataSetShape.Known.Values, shape => shape.Require());

    private static (int User, int Movie)[] Keys(string folder, string file) =>
        [.. GeneratedData.Rows(folder, file).Select(row => (Number(row[0]), Number(row[1])))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
