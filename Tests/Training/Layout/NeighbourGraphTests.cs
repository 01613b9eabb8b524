using MovieSimilarity.Training.Layout;

namespace MovieSimilarity.Tests.Training.Layout;

public sealed class NeighbourGraphTests
{
    [Fact]
    public void Strengths_add_up_to_the_logarithm_of_their_number_and_the_nearest_counts_fully()
    {
        var strengths = SmoothDistances.Strengths([0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.7, 0.9]);
        Assert.Equal(1, strengths[0]);
        Assert.Equal(3, strengths.Sum(), 4);
        Assert.Equal(strengths.OrderDescending(), strengths);
        // exp(−(0.2 − 0.1) / σ) and exp(−(0.9 − 0.1) / σ) have one σ.
        Assert.Equal(-0.1 / Math.Log(strengths[1]), -0.8 / Math.Log(strengths[^1]), 6);
    }

    [Fact]
    public void Films_with_equal_embeddings_count_fully_and_do_not_set_the_scale_of_the_others()
    {
        Assert.Equal([1, 1, 1, 1], SmoothDistances.Strengths([0, 0, 0, 0]));
        var strengths = SmoothDistances.Strengths([0, 0.3, 0.4, 0.5]);
        Assert.Equal([1, 1], strengths[..2]);
        Assert.InRange(strengths[2], 0, 0.1);
        Assert.Empty(SmoothDistances.Strengths([]));
    }

    [Fact]
    public void Edges_in_both_directions_are_united()
    {
        var graph = NeighbourGraph.Of(4, row => row switch
        {
            0 => [(1, 0.5), (3, 1)],
            1 => [(0, 0.25)],
            _ => [],
        });
        Assert.Equal([0, 2, 3, 3, 4], graph.Starts);
        Assert.Equal([1, 3, 0, 0], graph.Neighbours);
        Assert.Equal([0.625f, 1, 0.625f, 1], graph.Weights);
        var turned = graph.Reorder([3, 2, 1, 0]);
        Assert.Equal([0, 1, 1, 2, 4], turned.Starts);
        Assert.Equal([3, 3, 2, 0], turned.Neighbours);
        Assert.Equal([1, 0.625f, 0.625f, 1], turned.Weights);
    }

    [Fact]
    public void An_alignment_turns_mirrors_scales_and_shifts()
    {
        (double X, double Y)[] points = [(0, 0), (1, 0), (0, 2), (3, -1)];
        foreach (var mirrored in new[] { 1, -1 })
        {
            (double X, double Y) Move((double X, double Y) point) => (5 - 2 * mirrored * point.Y, 2 * point.X - 7);
            var alignment = new Alignment([.. points.Select(point => (point, Move(point)))]);
            var (x, y) = alignment.Apply(10, 20);
            Assert.Equal(Move((10, 20)).X, x, 9);
            Assert.Equal(Move((10, 20)).Y, y, 9);
        }
        Assert.Equal((4, 6), new Alignment([((1, 1), (2, 3))]).Apply(3, 4));
    }
}
