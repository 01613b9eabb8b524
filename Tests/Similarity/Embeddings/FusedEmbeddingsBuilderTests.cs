using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Tests.Similarity.Embeddings;

public sealed class FusedEmbeddingsBuilderTests
{
    [Fact]
    public void Halves_become_unit_vectors_and_their_lengths_are_kept()
    {
        var builder = new FusedEmbeddingsBuilder(rows: 3, collaborativeDimensions: 2, contentDimensions: 1);
        builder.SetRow(2, [0, 0], [-7]);
        builder.SetRow(0, [3, 4], [0.5]);
        var embeddings = builder.Build();
        Assert.Equal([0.6f, 0.8f, 1], embeddings.Row(0));
        Assert.Equal([0f, 0, 0], embeddings.Row(1));
        Assert.Equal([0f, 0, -1], embeddings.Row(2));
        Assert.Equal([5f, 0.5f, 0, 0, 0, 7], builder.Norms.ToArray());
    }

    [Fact]
    public void A_half_too_short_for_a_float_is_a_zero_vector()
    {
        var builder = new FusedEmbeddingsBuilder(rows: 1, collaborativeDimensions: 2, contentDimensions: 1);
        builder.SetRow(0, [3e-50, 4e-50], [1]);
        Assert.Equal([0f, 0, 1], builder.Build().Row(0));
        Assert.Equal([0f, 1], builder.Norms.ToArray());
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    public void Halves_of_another_length_are_refused(int collaborative, int content)
    {
        var builder = new FusedEmbeddingsBuilder(rows: 1, collaborativeDimensions: 2, contentDimensions: 1);
        Assert.Throws<ArgumentException>(() => builder.SetRow(0, new double[collaborative], new double[content]));
    }

    [Fact]
    public void More_values_than_an_array_can_hold_are_refused()
    {
        var rows = Array.MaxLength / 200;
        Assert.True(FusedEmbeddingsBuilder.Fit(rows, 200));
        Assert.False(FusedEmbeddingsBuilder.Fit(rows + 1, 200));
        Assert.Throws<ArgumentException>(() => new FusedEmbeddingsBuilder(rows + 1, 100, 100));
    }
}
