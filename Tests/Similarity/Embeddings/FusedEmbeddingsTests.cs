using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Tests.Similarity.Embeddings;

public sealed class FusedEmbeddingsTests
{
    [Fact]
    public void Rows_and_halves_follow_from_the_dimensions()
    {
        float[] values = [1, 0, 1, 0, 1, -1];
        var embeddings = new FusedEmbeddings(values, collaborativeDimensions: 2, contentDimensions: 1);
        Assert.Equal((2, 3, 2, 1), (embeddings.Rows, embeddings.Dimensions, embeddings.CollaborativeDimensions, embeddings.ContentDimensions));
        Assert.Equal([1f, 0f, 1f], embeddings.Row(0));
        Assert.Equal([0f, 1f, -1f], embeddings.Row(1));
        Assert.Equal([0f, 1f, -1f], embeddings.RowMemory(1).Span);
        Assert.Equal(values, embeddings.Values.ToArray());
    }

    [Fact]
    public void A_slice_is_a_view_of_its_rows()
    {
        float[] values = [1, 1, -1, 0, 0, -1];
        var slice = new FusedEmbeddings(values, 1, 1).Slice(1, 2);
        Assert.Equal(2, slice.Rows);
        Assert.Equal([-1f, 0f], slice.Row(0));
        Assert.Equal([0f, -1f], slice.Row(1));
        Assert.True(slice.Values.Span.Overlaps(values));
        Assert.Equal(0, slice.Slice(2, 0).Rows);
    }

    [Fact]
    public void Rows_outside_are_refused()
    {
        var embeddings = new FusedEmbeddings(new float[] { 1, 1 }, 1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => embeddings.Row(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => embeddings.Row(-1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => embeddings.RowMemory(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => embeddings.Slice(0, 2));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 3)]
    [InlineData(FusedEmbeddings.MaxDimensions + 1, 1)]
    [InlineData(1, int.MaxValue)]
    public void A_half_has_at_least_one_dimension_and_at_most_1024(int collaborative, int content) =>
        Assert.Throws<ArgumentException>(() => new FusedEmbeddings(Array.Empty<float>(), collaborative, content));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Values_are_a_whole_number_of_rows(int length) =>
        Assert.Throws<ArgumentException>(() => new FusedEmbeddings(new float[length], 2, 1));

    [Theory]
    [InlineData(float.NaN, "NaN or an infinity")]
    [InlineData(float.PositiveInfinity, "NaN or an infinity")]
    [InlineData(float.NegativeInfinity, "NaN or an infinity")]
    [InlineData(0.5f, "has length ")]
    [InlineData(1.001f, "has length ")]
    [InlineData(-2f, "has length ")]
    [InlineData(1e-30f, "unit or a zero vector")]
    [InlineData(float.Epsilon, "unit or a zero vector")]
    [InlineData(float.MaxValue, "unit or a zero vector")]
    public void A_half_is_a_unit_or_a_zero_vector(float value, string complaint)
    {
        var collaborative = Assert.Throws<ArgumentException>(() => new FusedEmbeddings(new[] { 1f, 0f, 1f, value, 0f, 1f }, 2, 1));
        Assert.StartsWith("The collaborative embedding in row 1 ", collaborative.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, collaborative.Message, StringComparison.Ordinal);
        var content = Assert.Throws<ArgumentException>(() => new FusedEmbeddings(new[] { 1f, 0f, value, 0f, 1f, 1f }, 2, 1));
        Assert.StartsWith("The content embedding in row 0 ", content.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, content.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Float_rounding_of_a_long_unit_vector_is_accepted()
    {
        var random = new Random(1);
        const int longest = FusedEmbeddings.MaxDimensions;
        var values = new float[longest + 1];
        UnitVector.Normalize([.. Enumerable.Range(0, longest).Select(_ => random.NextDouble())], values.AsSpan(0, longest));
        Assert.Equal(1, new FusedEmbeddings(values, longest, 1).Rows);
    }
}
