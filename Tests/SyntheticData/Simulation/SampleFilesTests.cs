using System.Globalization;
using MovieSimilarity.SyntheticData.Simulation;

namespace MovieSimilarity.Tests.SyntheticData.Simulation;

/// <summary>What the sample's README promises of the committed files.</summary>
public sealed class SampleFilesTests
{
    private static readonly IReadOnlyList<Film> Films = FilmList.Read(SampleFolder.Films);
    private static readonly List<string[]> Ratings = SampleFolder.Lines("ratings.csv");
    private static readonly List<string[]> Tags = SampleFolder.Lines("tags.csv");

    [Fact]
    public void Movies_are_the_listed_films_in_order()
    {
        var expected = Films.Select((film, position) => $"{position + 1}~{film.Title} ({film.Year})~{string.Join('|', film.Genres)}");

        Assert.Equal(expected, SampleFolder.Lines("movies.csv").Select(line => string.Join('~', line)));
        Assert.InRange(Films.Count, 1200, int.MaxValue);
    }

    [Fact]
    public void Films_are_sorted_by_year_then_title() =>
        Assert.Equal(Films.OrderBy(film => film.Year).ThenBy(film => film.Title, StringComparer.Ordinal), Films);

    [Fact]
    public void Ratings_are_half_stars_by_user_then_movie_and_none_comes_twice()
    {
        var keys = Ratings.Select(line => (User: Whole(line[0]), Movie: Whole(line[1]))).ToArray();

        Assert.True(keys.SequenceEqual(keys.Distinct().Order()));
        Assert.DoesNotContain(keys, key => key.Movie < 1 || key.Movie > Films.Count);
        var scale = Enumerable.Range(1, 10).Select(halves => (halves / 2.0).ToString("0.0", CultureInfo.InvariantCulture)).ToHashSet();
        Assert.Equal(scale, Ratings.Select(line => line[2]).ToHashSet());
    }

    [Fact]
    public void Ratings_are_many_but_the_file_stays_small()
    {
        Assert.InRange(Ratings.Count, 70_000, 100_000);
        Assert.InRange(new FileInfo(SampleFolder.PathOf("ratings.csv")).Length, 1, 2_500_000);
    }

    [Fact]
    public void Twenty_viewers_rate_five_to_ten_films_and_all_others_more()
    {
        var counts = Ratings.CountBy(line => line[0]).Select(viewer => viewer.Value).ToArray();

        Assert.Equal(1000, counts.Length);
        Assert.Equal(20, counts.Count(count => count <= 10));
        Assert.InRange(counts.Min(), 5, 10);
    }

    [Fact]
    public void Every_film_is_rated_by_eight_of_those_who_rate_more_than_ten()
    {
        var regulars = Ratings.CountBy(line => line[0]).Where(viewer => viewer.Value > 10).Select(viewer => viewer.Key).ToHashSet();
        var raters = Ratings.Where(line => regulars.Contains(line[0])).CountBy(line => line[1]).ToArray();

        Assert.Equal(Films.Count, raters.Length);
        Assert.All(raters, film => Assert.InRange(film.Value, 8, regulars.Count));
    }

    [Fact]
    public void Every_tag_of_every_film_is_applied_and_no_other()
    {
        var expected = Films.SelectMany((film, position) => film.Tags.Select(tag => (position + 1, tag))).ToHashSet();

        Assert.True(expected.SetEquals(Tags.Select(line => (Whole(line[1]), line[2]))));
        Assert.Equal(Tags.Count, Tags.Select(line => (line[0], line[1], line[2])).Distinct().Count());
    }

    [Fact]
    public void Tags_come_from_raters_of_the_film_after_their_rating()
    {
        var rated = Ratings.ToDictionary(line => (line[0], line[1]), line => Whole(line[3]));

        Assert.DoesNotContain(Tags, line => !rated.TryGetValue((line[0], line[1]), out var time) || Whole(line[3]) < time);
    }

    [Fact]
    public void Ratings_date_from_2005_to_2024_and_never_precede_the_film() => Assert.DoesNotContain(Ratings, line =>
        DateTimeOffset.FromUnixTimeSeconds(Whole(line[3])).Year is var year
        && (year < 2005 || year > 2024 || year < Films[Whole(line[1]) - 1].Year));

    [Theory]
    [InlineData("films.csv")]
    [InlineData("movies.csv")]
    [InlineData("ratings.csv")]
    [InlineData("tags.csv")]
    public void Files_have_no_byte_order_mark_and_no_carriage_return(string name)
    {
        var bytes = File.ReadAllBytes(SampleFolder.PathOf(name));

        Assert.NotEqual(0xEF, bytes[0]);
        Assert.False(bytes.AsSpan().Contains((byte)'\r'));
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    private static int Whole(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}
