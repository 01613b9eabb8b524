using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

public sealed class ModelVersionTests : ModelFileTestBase
{
    [Fact]
    public void A_version_is_twelve_hexadecimal_digits()
    {
        Assert.Matches("^[0-9a-f]{12}$", RichModel.Create().Version);
    }

    [Fact]
    public void Equal_models_have_equal_versions_in_memory_and_in_files()
    {
        var model = RichModel.Create();
        ModelFile.Write(ModelPath, model);
        Assert.Equal(RichModel.Create().Version, model.Version);
        Assert.Equal(model.Version, ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Version);
    }

    [Fact]
    public void Any_change_of_the_contents_changes_the_version()
    {
        var model = RichModel.Create();
        var (catalogue, embeddings, norms, provenance) = (model.Catalogue, model.Shard.Embeddings, model.Norms, model.Provenance);
        var versions = new List<string> { model.Version };

        foreach (var movie in ChangedInOneField(RichModel.Movies[0]))
            versions.Add(new SimilarityModel(new MovieCatalogue([movie, .. RichModel.Movies[1..]]), embeddings, norms, provenance).Version);

        var otherValues = embeddings.Values.ToArray();
        otherValues[0] = float.BitIncrement(otherValues[0]);
        versions.Add(new SimilarityModel(catalogue, new FusedEmbeddings(otherValues, 3, 2), norms, provenance).Version);

        var otherNorms = norms.ToArray();
        otherNorms[^1] = float.BitIncrement(otherNorms[^1]);
        versions.Add(new SimilarityModel(catalogue, embeddings, otherNorms, provenance).Version);

        versions.Add(new SimilarityModel(catalogue, embeddings, norms, provenance with { TrainedBy = "others" }).Version);
        versions.Add(new SimilarityModel(catalogue, embeddings, norms, provenance with { Options = provenance.Options with { Seed = 2 } }).Version);
        var energy = Math.BitDecrement(provenance.Content.Energy);
        versions.Add(new SimilarityModel(catalogue, embeddings, norms, provenance with { Content = provenance.Content with { Energy = energy } }).Version);

        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    [Fact]
    public void The_same_numbers_in_other_halves_are_another_model()
    {
        float[] values = [1, 0, 0, 1];
        var movies = new MovieCatalogue([new Movie(1, "One", null, [], 0, 0)]);
        var versions = new[] { (1, 3), (3, 1) }.Select(shape => new SimilarityModel(
            movies, new FusedEmbeddings(values, shape.Item1, shape.Item2), new float[2], RichModel.Provenance()).Version);
        Assert.Equal(2, versions.Distinct().Count());
    }

    private static IEnumerable<Movie> ChangedInOneField(Movie movie) =>
    [
        movie with { Title = movie.Title + " " },
        movie with { Year = null },
        movie with { Year = movie.Year + 1 },
        movie with { Genres = [.. movie.Genres.Reverse()] },
        movie with { Genres = [string.Concat(movie.Genres)] },
        movie with { RatingCount = movie.RatingCount + 1 },
        movie with { AverageRating = Math.BitIncrement(movie.AverageRating) },
        movie with { ImdbId = 5 },
        movie with { TmdbId = 5 },
        movie with { SeriesId = 5 },
    ];
}
