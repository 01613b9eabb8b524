using MovieSimilarity.Catalogue;
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

    [Fact]
    public void A_film_has_the_signals_whose_embeddings_are_not_zero_vectors()
    {
        // Every third film lacks the collaborative half, every fifth the content half.
        var model = TestModels.WithZeroVectors(rows: 16, seed: 1);
        Assert.Equal(
            [
                Signals.None, Signals.Both, Signals.Both, Signals.Content, Signals.Both, Signals.Collaborative, Signals.Content, Signals.Both,
                Signals.Both, Signals.Content, Signals.Collaborative, Signals.Both, Signals.Content, Signals.Both, Signals.Both, Signals.None,
            ],
            model.Catalogue.Select(movie => movie.Signals));
        for (var row = 0; row < model.Catalogue.Count; row++)
        {
            var unit = model.Shard.Embeddings.Row(row);
            Assert.Equal(unit[..TestModels.CollaborativeDimensions].ContainsAnyExcept(0f), model.Catalogue[row].Signals.HasFlag(Signals.Collaborative));
            Assert.Equal(unit[TestModels.CollaborativeDimensions..].ContainsAnyExcept(0f), model.Catalogue[row].Signals.HasFlag(Signals.Content));
        }
    }

    [Fact]
    public void The_signals_that_a_film_claims_do_not_count()
    {
        var model = TestModels.With(TestModels.Random(rows: 2, seed: 1), movie => movie with { Signals = Signals.None });
        Assert.All(model.Catalogue, movie => Assert.Equal(Signals.Both, movie.Signals));
    }

    [Fact]
    public void Searches_know_the_series_of_every_film()
    {
        var model = TestModels.With(TestModels.WithZeroVectors(rows: 4, seed: 1), movie => movie with { SeriesId = movie.Id + 1 });
        Assert.Equal([11, 21, 31, 41], model.Catalogue.Select((_, row) => model.Shard.Attributes!.SeriesId(row)));
    }
}
