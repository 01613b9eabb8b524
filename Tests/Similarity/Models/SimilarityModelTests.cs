using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

public sealed class SimilarityModelTests
{
    [Fact]
    public void An_unknown_seed_is_refused_by_name()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => TestModels.Random(rows: 3, seed: 1).FindSimilar(11));
        Assert.Contains("movie 11", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_below_1_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TestModels.Random(rows: 3, seed: 1).FindSimilar(10, count: 0));

    [Fact]
    public void Twenty_films_are_returned_unless_asked_otherwise() =>
        Assert.Equal(20, TestModels.Random(rows: 30, seed: 1).FindSimilar(10).Count);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    public void A_norm_that_is_no_length_is_refused(float norm)
    {
        var model = TestModels.Random(rows: 1, seed: 1);
        Assert.Throws<ArgumentException>(() => new SimilarityModel(model.Catalogue, model.Shard.Embeddings, new[] { 1f, norm }, model.Provenance));
    }

    [Fact]
    public void Parts_of_different_numbers_of_rows_are_refused()
    {
        var (one, two) = (TestModels.Random(rows: 1, seed: 1), TestModels.Random(rows: 2, seed: 1));
        Assert.Throws<ArgumentException>(() => new SimilarityModel(one.Catalogue, one.Shard.Embeddings, two.Norms, one.Provenance));
        Assert.Throws<ArgumentException>(() => new SimilarityModel(two.Catalogue, one.Shard.Embeddings, one.Norms, one.Provenance));
    }

    [Fact]
    public void Norms_give_the_unnormalised_embeddings_back()
    {
        double[] row = [.. Enumerable.Range(1, TestModels.CollaborativeDimensions + TestModels.ContentDimensions).Select(i => i * 1.5)];
        var model = TestModels.Of([row]);
        for (var i = 0; i < row.Length; i++)
        {
            var norm = model.Norms.Span[i < TestModels.CollaborativeDimensions ? 0 : 1];
            Assert.Equal(row[i], model.Shard.Embeddings.Row(0)[i] * norm, row[i] * 1e-6);
        }
    }
}
