using MovieSimilarity.Search;
using static MovieSimilarity.Tests.Similarity.Search.Shards;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>A search equals its definition on data of every kind that could upset one.</summary>
public sealed class ShardExactnessTests
{
    public static TheoryData<int> Dimensions { get; } = new(Enumerable.Range(1, 70).Append(100).Append(200));

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Random_directions_of_any_dimensions(int dimensions)
    {
        AssertExact(Random(rows: 40, collaborative: dimensions, content: 71 - Math.Min(dimensions, 70), seed: dimensions), [0, 20, 39]);
        AssertExact(Random(rows: 40, collaborative: 1, content: dimensions, seed: -dimensions), [0, 20, 39]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void Every_count_from_1_to_beyond_the_number_of_films(int rows)
    {
        var shard = Random(rows, collaborative: 5, content: 3, seed: rows);
        for (var count = 1; count <= rows + 5; count++)
        {
            for (var seed = 0; seed < rows; seed++)
            {
                var query = QueryOf(shard, seed, count, Scoring.Ensemble);
                var answer = Nearest(shard, query);
                Assert.Equal(Naive(shard, query), answer);
                Assert.Equal(Math.Min(count, rows - 1), answer.Length);
            }
        }
    }

    [Fact]
    public void Clusters_so_tight_that_scores_differ_in_the_last_digits_only()
    {
        var random = new Random(1);
        double[][] centres = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 30).Select(_ => random.NextDouble() - 0.5).ToArray())];
        var shard = Of(rows: 400, collaborative: 20, content: 10, row => centres[row % 4].Select(value => value + 1e-7 * random.NextDouble()));
        AssertExact(shard, [0, 1, 2, 3, 399]);
    }

    [Fact]
    public void Duplicates_in_every_position()
    {
        var random = new Random(2);
        double[][] kinds = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 12).Select(_ => random.NextDouble() - 0.5).ToArray())];
        AssertExact(Of(rows: 200, collaborative: 8, content: 4, _ => kinds[random.Next(3)]), Enumerable.Range(0, 20));
        AssertExact(Of(rows: 60, collaborative: 8, content: 4, _ => kinds[0]), [0, 30, 59]);
    }

    [Fact]
    public void All_films_without_embeddings_tie_at_0()
    {
        var shard = Of(rows: 30, collaborative: 4, content: 4, _ => new double[8]);
        AssertExact(shard, [0, 15, 29]);
        Assert.All(Nearest(shard, QueryOf(shard, 15, 30, Scoring.Ensemble)), neighbour => Assert.Equal(0.0, neighbour.Score));
    }

    [Fact]
    public void Unit_vectors_with_subnormal_and_tiny_coordinates()
    {
        var random = new Random(3);
        double Tiny() => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-149, -60));
        var shard = Of(rows: 150, collaborative: 17, content: 9, row =>
            Enumerable.Range(0, 26).Select(i => i == row % 17 || i == 17 + row % 9 ? 1 - 2 * (row % 2) : Tiny()));
        Assert.Contains(shard.Embeddings.Values.ToArray(), value => float.IsSubnormal(value));
        AssertExact(shard, [0, 1, 75, 149]);
    }

    [Fact]
    public void Opposites_and_orthogonal_axes()
    {
        var shard = Of(rows: 64, collaborative: 16, content: 16, row =>
            Enumerable.Range(0, 32).Select(i => i % 16 == row % 16 ? (row < 32 ? 1.0 : -1.0) : 0));
        AssertExact(shard, Enumerable.Range(0, 64));
        var answer = Nearest(shard, QueryOf(shard, 0, 64, Scoring.Ensemble));
        Assert.Equal([1.0, .. Enumerable.Repeat(0.0, 60), -1.0, -1.0], answer.Select(neighbour => neighbour.Score));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Films_sorted_by_score_the_best_case_and_the_worst(bool ascending)
    {
        const int rows = 300;
        var shard = Of(rows, collaborative: 2, content: 2, row =>
        {
            var angle = (ascending ? rows - row : row) * Math.PI / rows;
            return [Math.Cos(angle), Math.Sin(angle), Math.Cos(angle), Math.Sin(angle)];
        });
        AssertExact(shard, [0, rows / 2, rows - 1]);
    }

    [Fact]
    public void A_seed_from_outside_the_shard_excludes_nothing()
    {
        var shard = Random(rows: 50, collaborative: 6, content: 5, seed: 4);
        var seed = Random(rows: 1, collaborative: 6, content: 5, seed: 5).Embeddings.Row(0).ToArray();
        foreach (var excluded in new[] { 0, 2, int.MaxValue })
        {
            var query = QueryBy(seed, excluded, 60, Scoring.Ensemble);
            Assert.Equal(Naive(shard, query), Nearest(shard, query));
            Assert.Equal(50, Nearest(shard, query).Length);
        }
    }

    [Fact]
    public void Shards_cut_anywhere_merge_to_the_answer_of_the_whole()
    {
        var whole = Random(rows: 101, collaborative: 7, content: 6, seed: 6);
        for (var cut = 0; cut <= whole.Count; cut++)
        {
            Shard[] parts = [Part(whole, 0, cut), Part(whole, cut, whole.Count)];
            var query = QueryOf(whole, 50, 7, Scoring.Ensemble);
            Assert.Equal(Nearest(whole, query), RankedLists.Merge(parts.Select(part => Nearest(part, query)), query.Query.Count));
        }
    }

    private static Shard Part(Shard whole, int start, int end) =>
        new(whole.MovieIds[start..end], whole.Embeddings.Slice(start, end - start));
}
