using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>Reading tells how far it is, and stops when told to.</summary>
public sealed class ReadingProgressTests
{
    [Fact]
    public void Each_file_is_a_stage_with_its_outcome()
    {
        using var folder = new DataFolder();
        var log = new CapturingLog();
        MovieLensReader.Read(folder.Path, name: null, new RatingOptions(), log, CancellationToken.None);
        Assert.Equal(["read movies: 1 movies", "read ratings: 1 ratings by 1 users", "read tags: 1 tag applications"], log.Stages);
    }

    [Fact]
    public void Ratings_are_reported_in_bytes_up_to_the_length_of_the_file()
    {
        using var folder = DataFolder.WithRatings(string.Concat(Enumerable.Range(1, 100_000).Select(user => $"{user},1,4.0,964982703\n")));
        var log = new CapturingLog();
        MovieLensReader.Read(folder.Path, name: null, new RatingOptions(), log, CancellationToken.None);
        var reports = log.Reports.Where(report => report.Stage == "read ratings").ToArray();
        var length = new FileInfo(folder.PathOf("ratings.csv")).Length;
        Assert.InRange(reports.Length, 2, 10);
        Assert.All(reports, report => Assert.Equal(length, report.Total));
        Assert.Equal(length, reports.Max(report => report.Done));
    }

    [Theory]
    [InlineData("1,1,4.0,0\n")]
    [InlineData("1,1,\"4.0\",0\n")]
    public void A_cancelled_reading_stops(string row)
    {
        using var folder = DataFolder.WithRatings(string.Concat(Enumerable.Repeat(row, 2000)));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => MovieLensReader.Read(folder.Path, name: null, new RatingOptions(), new CapturingLog(), source.Token));
    }

    [Fact]
    public void Equal_tags_are_one_text_in_memory()
    {
        using var folder = DataFolder.WithTags("1,1,fun,0\n2,1,fun,0\n");
        var tags = folder.Read().Tags;
        Assert.Same(tags[0].Tag, tags[1].Tag);
    }
}
