using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Similarity.Search;

namespace MovieSimilarity.Tests.Contract;

/// <summary>
/// What every way of asking for similar films keeps, whatever the number of partitions or silos. A subclass says how a
/// model is loaded and asked.
/// </summary>
public abstract class SimilaritySearchContract
{
    private const int BatchSize = 50;

    private static readonly int[] PartitionCounts = [1, 3, 16];

    public static TheoryData<int, Scoring> PartitionsAndScorings { get; } = new(
        PartitionCounts.SelectMany(_ => Scoring.Named, (partitions, scoring) => (partitions, scoring)));

    public static TheoryData<int> Partitions { get; } = new(PartitionCounts);

    [Theory]
    [MemberData(nameof(PartitionsAndScorings))]
    public async Task Any_number_of_partitions_gives_the_exact_answer(int partitions, Scoring scoring) =>
        await AssertExactAsync(TestModels.Random(rows: 301, seed: 1), partitions, count: 20, scoring);

    [Theory]
    [MemberData(nameof(Partitions))]
    public async Task Ties_are_ranked_by_movie_id(int partitions)
    {
        var model = TestModels.Tied(rows: 97, seed: 2);
        await AssertExactAsync(model, partitions, count: 20, Scoring.Ensemble);

        var search = await LoadAsync(model, partitions);
        var answer = Assert.Single(await AskAsync(search, [model.Catalogue[0].Id], 20, Scoring.Ensemble));
        Assert.All(answer, neighbour => Assert.Equal(answer[0].Score, neighbour.Score));
        Assert.Equal(answer.Select(neighbour => neighbour.MovieId).Order(), answer.Select(neighbour => neighbour.MovieId));
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public async Task A_zero_vector_has_cosine_0_with_everything(int partitions)
    {
        var model = TestModels.WithZeroVectors(rows: 60, seed: 3);
        await AssertExactAsync(model, partitions, count: 20, Scoring.Ensemble);

        var search = await LoadAsync(model, partitions);
        var zeroInBoth = model.Catalogue[0].Id;
        var answer = Assert.Single(await AskAsync(search, [zeroInBoth], 59, Scoring.Ensemble));
        Assert.All(answer, neighbour => Assert.Equal((0.0, 0.0, 0.0), (neighbour.Score, neighbour.CollaborativeScore, neighbour.ContentScore)));
        Assert.Equal(model.Catalogue.Skip(1).Select(movie => movie.Id), answer.Select(neighbour => neighbour.MovieId));
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public async Task Asking_for_more_than_there_are_gives_all_others(int partitions)
    {
        var model = TestModels.Random(rows: 17, seed: 4);
        var search = await LoadAsync(model, partitions);
        var answer = Assert.Single(await AskAsync(search, [model.Catalogue[8].Id], 1000, Scoring.Ensemble));
        NaiveSearch.AssertSame(NaiveSearch.FindSimilar(model, model.Catalogue[8].Id, 1000, Scoring.Ensemble), answer);
        Assert.Equal(16, answer.Count);
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public async Task A_batch_answers_as_single_queries_do(int partitions)
    {
        var model = TestModels.Random(rows: 64, seed: 5);
        var search = await LoadAsync(model, partitions);
        int[] seeds = [.. model.Catalogue.Select(movie => movie.Id).Reverse(), model.Catalogue[3].Id];
        var batch = await AskAsync(search, seeds, 10, Scoring.Ensemble);
        Assert.Equal(seeds.Length, batch.Count);
        for (var i = 0; i < seeds.Length; i++)
            Assert.Equal(Assert.Single(await AskAsync(search, [seeds[i]], 10, Scoring.Ensemble)), batch[i]);
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public async Task A_seed_is_never_in_its_own_answer_though_its_double_is(int partitions)
    {
        var model = TestModels.Tied(rows: 40, seed: 6);
        var search = await LoadAsync(model, partitions);
        foreach (var movie in model.Catalogue)
        {
            var answer = Assert.Single(await AskAsync(search, [movie.Id], 100, Scoring.Ensemble));
            Assert.DoesNotContain(movie.Id, answer.Select(neighbour => neighbour.MovieId));
            Assert.Equal(39, answer.Count);
        }
    }

    [Fact]
    public async Task One_film_alone_has_no_neighbours()
    {
        var model = TestModels.Random(rows: 1, seed: 7);
        var search = await LoadAsync(model, partitions: 3);
        Assert.Empty(Assert.Single(await AskAsync(search, [model.Catalogue[0].Id], 20, Scoring.Ensemble)));
    }

    [Theory]
    [MemberData(nameof(PartitionsAndScorings))]
    public async Task A_content_direction_is_added_to_the_query_whether_or_not_there_is_a_seed(int partitions, Scoring scoring)
    {
        var model = TestModels.Random(rows: 301, seed: 8);
        var search = await LoadAsync(model, partitions);
        var random = new Random(8);
        var queries = new SimilarityQuery[40];
        for (var i = 0; i < queries.Length; i++)
        {
            var direction = new ContentDirection([.. Enumerable.Range(0, TestModels.ContentDimensions).Select(_ => 2 * random.NextSingle() - 1)]);
            queries[i] = new SimilarityQuery(i % 3 == 0 ? [] : [new Seed(model.Catalogue[7 * i].Id, 1)], 20, scoring, direction);
        }
        var answers = await search(queries);
        for (var i = 0; i < queries.Length; i++) NaiveSearch.AssertSame(NaiveSearch.FindSimilar(model, queries[i]), answers[i]);
        // By itself, too: partitions complete a query without seeds that comes alone.
        NaiveSearch.AssertSame(NaiveSearch.FindSimilar(model, queries[0]), Assert.Single(await search([queries[0]])));
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public async Task A_content_direction_of_another_length_is_refused(int partitions)
    {
        var model = TestModels.Random(rows: 40, seed: 9);
        var search = await LoadAsync(model, partitions);
        var direction = new ContentDirection([1, 0]);
        var seeded = await Assert.ThrowsAsync<ArgumentException>(() => search([new SimilarityQuery([new Seed(10, 1)], 20, default, direction)]));
        Assert.Equal("The content direction has 2 dimensions, the content embedding 7.", seeded.Message);
        var alone = await Assert.ThrowsAsync<ArgumentException>(() => search([new SimilarityQuery([], 20, default, direction)]));
        Assert.Equal("The query has 21 dimensions; this shard has 26.", alone.Message);
    }

    /// <summary>Several seeds, dislikes, weights, filters, lowest scores, series, content directions and diversity.</summary>
    [Fact]
    public async Task Queries_of_every_kind_have_the_answers_of_the_definition()
    {
        var model = RandomQueries.Model;
        var search = await LoadAsync(model, partitions: 3);
        var random = new RandomQueries(model, seed: 3);
        for (var done = 0; done < RandomQueries.Batched; done += BatchSize)
        {
            var queries = Enumerable.Range(0, BatchSize).Select(_ => random.Next()).ToArray();
            var answers = await search(queries);
            for (var i = 0; i < queries.Length; i++) RandomQueries.AssertSame(queries[i], random.Answer(queries[i]), answers[i]);
            SimilarityQuery[] diverse = [.. queries.Select((query, i) => query with { Count = 20, DiversityHundredths = i })];
            Assert.Equal(diverse.Select(model.FindSimilar), await search(diverse));
        }
    }

    /// <summary>Makes a model answerable, cut into partitions.</summary>
    protected abstract Task<Search> LoadAsync(SimilarityModel model, int partitions);

    /// <summary>Answers queries in one batch.</summary>
    protected delegate Task<IReadOnlyList<IReadOnlyList<Neighbour>>> Search(SimilarityQuery[] queries);

    private static Task<IReadOnlyList<IReadOnlyList<Neighbour>>> AskAsync(Search search, int[] movieIds, int count, Scoring scoring) =>
        search([.. movieIds.Select(id => new SimilarityQuery(id, count, scoring))]);

    private async Task AssertExactAsync(SimilarityModel model, int partitions, int count, Scoring scoring)
    {
        var search = await LoadAsync(model, partitions);
        int[] seeds = [.. model.Catalogue.Select(movie => movie.Id)];
        var answers = await AskAsync(search, seeds, count, scoring);
        foreach (var (seed, answer) in seeds.Zip(answers))
            NaiveSearch.AssertSame(NaiveSearch.FindSimilar(model, seed, count, scoring), answer);
    }
}
