using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization;

public sealed class PcaRotationTests
{
    [Theory]
    [MemberData(nameof(Rows.Kinds), MemberType = typeof(Rows))]
    public void A_rotation_is_orthogonal_and_computed_to_within_its_stated_error(string kind, int collaborative, int content)
    {
        var embeddings = Rows.Make(kind, 300, collaborative, content).Embeddings;
        var rotation = PcaRotation.ToPrincipalAxes(embeddings, TestContext.Current.CancellationToken);
        Assert.InRange(rotation.Defect, 0, 1e-5);
        var y = new float[rotation.BufferLength];
        for (var row = 0; row < embeddings.Rows; row += 17)
        {
            rotation.Apply(embeddings.Row(row), y);
            var (error, norm) = (0.0, 0.0);
            for (var i = 0; i < rotation.Dimensions; i++)
            {
                var exact = 0.0;
                for (var j = 0; j < rotation.Dimensions; j++)
                    exact += (double)rotation.Values.Span[i * rotation.Dimensions + j] * embeddings.Row(row)[j];
                error += (y[i] - exact) * (y[i] - exact);
            }
            foreach (var value in embeddings.Row(row)) norm += (double)value * value;
            Assert.InRange(Math.Sqrt(error), 0, rotation.RelativeError * Math.Sqrt(norm) + 1e-30);
        }
    }

    [Fact]
    public void The_first_axes_hold_the_most_energy()
    {
        var embeddings = Rows.Make("decaying", 1000, 60, 60).Embeddings;
        var rotation = PcaRotation.ToPrincipalAxes(embeddings, TestContext.Current.CancellationToken);
        var energies = new double[rotation.Dimensions];
        var y = new float[rotation.BufferLength];
        for (var row = 0; row < embeddings.Rows; row++)
        {
            rotation.Apply(embeddings.Row(row), y);
            for (var i = 0; i < energies.Length; i++) energies[i] += (double)y[i] * y[i];
        }
        Assert.Equal(energies.OrderDescending(), energies);
        Assert.InRange(energies[..60].Sum() / energies.Sum(), 0.8, 1);
    }
}
