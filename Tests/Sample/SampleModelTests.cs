using MovieSimilarity.Models;
using MovieSimilarity.Tests.Fidelity;

namespace MovieSimilarity.Tests.Sample;

/// <summary>The model that the first README command serves.</summary>
public sealed class SampleModelTests
{
    private static readonly SimilarityModel Bundled = ModelFile.Read(Path.Combine(TestData.Sample, "sample.model"), TestContext.Current.CancellationToken);

    /// <summary>
    /// Compared by answers, not bytes: processors of different vector width sum in different orders, and a mathematics
    /// library may round a logarithm otherwise.
    /// </summary>
    [Fact]
    public void Training_on_the_bundled_data_gives_the_bundled_model()
    {
        const double rounding = 1e-6;
        var retrained = TrainedModels.Train(TestData.Sample);
        Assert.Equal(Bundled.Catalogue, retrained.Catalogue, (a, b) => a with { Genres = [] } == b with { Genres = [] } && a.Genres.SequenceEqual(b.Genres));
        Assert.Equal(Bundled.Provenance.DataSet, retrained.Provenance.DataSet);
        Assert.Equal(Bundled.Provenance.Options, retrained.Provenance.Options);
        foreach (var (bundled, again) in new[]
        {
            (Bundled.Provenance.Collaborative, retrained.Provenance.Collaborative),
            (Bundled.Provenance.Content, retrained.Provenance.Content),
        })
        {
            Assert.Equal(bundled.SingularValues.Count, again.SingularValues.Count);
            foreach (var (want, have) in bundled.SingularValues.Zip(again.SingularValues)) Assert.Equal(1, have / want, 1e-10);
        }
        foreach (var movie in Bundled.Catalogue)
        {
            var scores = retrained.FindSimilar(movie.Id).Select(neighbour => neighbour.Score);
            foreach (var (want, have) in Bundled.FindSimilar(movie.Id).Zip(scores)) Assert.Equal(want.Score, have, rounding);
        }
    }

    [Fact]
    public void Who_loves_Zodiac_is_shown_hunts_for_killers_and_newspaper_investigations()
    {
        var zodiac = Bundled.Catalogue.Single(movie => movie.Title == "Zodiac (2007)");
        var titles = Bundled.FindSimilar(zodiac.Id).Select(neighbour => Movie(neighbour.MovieId).Title).ToArray();
        foreach (var expected in new[] { "Seven (a.k.a. Se7en) (1995)", "Memories of Murder", "Prisoners (2013)", "Spotlight (2015)", "All the President's Men (1976)" })
            Assert.Contains(titles, title => title.StartsWith(expected, StringComparison.Ordinal));
        Assert.All(Bundled.FindSimilar(zodiac.Id), neighbour => Assert.NotEmpty(Movie(neighbour.MovieId).Genres.Intersect(["Crime", "Mystery", "Thriller", "Drama"])));
    }

    [Fact]
    public void It_holds_at_least_five_hundred_films_with_year_and_genres()
    {
        Assert.True(Bundled.Catalogue.Count >= 500);
        Assert.All(Bundled.Catalogue, movie => Assert.True(movie is { Year: not null, RatingCount: > 0, Genres.Count: > 0 }));
    }

    private static Catalogue.Movie Movie(int id) => Bundled.Catalogue.TryGet(id, out var movie) ? movie : throw new KeyNotFoundException();
}
