using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Tests.Similarity.Embeddings;

public sealed class UnitVectorTests
{
    [Fact]
    public void The_length_is_returned_and_divided_out()
    {
        var unit = new float[2];
        Assert.Equal(5.0, UnitVector.Normalize([3, -4], unit));
        Assert.Equal([0.6f, -0.8f], unit);
    }

    [Fact]
    public void Collinear_vectors_give_equal_floats()
    {
        var random = new Random(1);
        for (var repetition = 0; repetition < 2_000; repetition++)
        {
            double[] vector = [.. Enumerable.Range(0, 1 + repetition % 200).Select(_ => 2 * random.NextDouble() - 1)];
            var factor = Math.Pow(10, 12 * random.NextDouble() - 6);
            var (unit, scaledUnit) = (new float[vector.Length], new float[vector.Length]);
            var norm = UnitVector.Normalize(vector, unit);
            var scaledNorm = UnitVector.Normalize(Array.ConvertAll(vector, value => value * factor), scaledUnit);
            Assert.Equal(unit, scaledUnit);
            Assert.Equal(factor, scaledNorm / norm, factor * 1e-14);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void The_result_has_length_1_to_float_rounding(int length)
    {
        var random = new Random(length);
        var unit = new float[length];
        UnitVector.Normalize([.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)], unit);
        Assert.Equal(1.0, Math.Sqrt(unit.Sum(value => (double)value * value)), 1e-7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(33)]
    public void A_zero_vector_stays_zero(int length)
    {
        float[] unit = [.. Enumerable.Repeat(7f, length)];
        Assert.Equal(0.0, UnitVector.Normalize(new double[length], unit));
        Assert.Equal(new float[length], unit);
    }

    [Theory]
    [InlineData(1e-130)]
    [InlineData(1e-160)]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    [InlineData(1e149)]
    [InlineData(1e200)]
    [InlineData(1e307)]
    public void A_vector_of_any_magnitude_keeps_its_direction(double magnitude)
    {
        var unit = new float[3];
        Assert.Equal(3 * magnitude, UnitVector.Normalize([2 * magnitude, -magnitude, 2 * magnitude], unit), magnitude * 1e-14);
        Assert.Equal([2f / 3, -1f / 3, 2f / 3], unit);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    public void A_length_that_is_no_number_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => UnitVector.Normalize([value, 1, value], new float[3]));

    [Fact]
    public void A_destination_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => UnitVector.Normalize([1, 2], new float[1]));
        Assert.Throws<ArgumentException>(() => UnitVector.Normalize([1, 2], new float[3]));
    }
}
