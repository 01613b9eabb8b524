using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>
/// Queries of every kind have the answers that the definition gives: seeds, dislikes, weights, filters, exclusions, lowest scores, series, content directions.
/// </summary>
public sealed class RandomQueryTests
{
    [Fact]
    public void Answers_equal_a_naive_computation()
    {
        var model = RandomQueries.Model;
        var random = new RandomQueries(model, seed: 1);
        for (var i = 0; i < RandomQueries.Count; i++)
        {
            var query = random.Next();
            RandomQueries.AssertSame(query, random.Answer(query), model.FindSimilar(query));
        }
    }

    [Fact]
    public void Batches_over_shards_give_the_very_answers_of_the_whole()
    {
        var model = RandomQueries.Model;
        var random = new RandomQueries(model, seed: 2);
        var shards = Enumerable.Range(0, 3).Select(i => model.Shard.Slice(model.Shard.Count * i / 3, model.Shard.Count * (i + 1) / 3 - model.Shard.Count * i / 3)).ToArray();
        for (var done = 0; done < RandomQueries.Count; done += 64)
        {
            var queries = Enumerable.Range(0, 64).Select(_ => model.Shard.Embed(random.Next())).ToArray();
            var whole = model.Shard.FindNearest(queries, TestContext.Current.CancellationToken);
            var parts = shards.Select(shard => shard.FindNearest(queries, TestContext.Current.CancellationToken)).ToArray();
            for (var i = 0; i < queries.Length; i++)
            {
                var (query, place) = (queries[i].Query, i);
                Assert.Equal(model.FindSimilar(query), whole[i]);
                Assert.Equal(whole[i], RankedLists.Merge(parts.Select(lists => lists[place]), query.Count, query.OnePerSeries));
            }
        }
    }
}
