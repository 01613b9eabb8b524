using System.Globalization;
using MovieSimilarity.Explanations;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Fidelity;

namespace MovieSimilarity.Tests.Similarity.Explanations;

/// <summary>A content score is the sum of the parts of the film's tags.</summary>
public sealed class ContentSplitterTests
{
    /// <summary>Stored embeddings and word vectors are single precision.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>How many pairs of films are tried; set the environment variable to try more: <c>EXPLAINED_PAIRS=100000</c>.</summary>
    private static readonly int Pairs = Environment.GetEnvironmentVariable("EXPLAINED_PAIRS") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 5000;

    private readonly ContentSplitter _splitter = new(SmallSpace.Content);

    [Fact]
    public void The_parts_of_a_pair_are_those_worked_out_by_hand()
    {
        // The query vector is (3, 4) / 5 = (0.6, 0.8); Chicago's length is √20.
        var length = Math.Sqrt(20);
        var parts = _splitter.Prepare([(SmallSpace.Zodiac, 1)]).Split(SmallSpace.Chicago);
        Assert.Equal([1, 3, 4], parts.Select(part => part.Tag));
        Assert.Equal([0.6 / length, 2 * (0.6 - 1.6) / length, (0.6 + 1.6) / length], parts.Select(part => part.Value), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal((0.6 * 4 - 0.8 * 2) / length, parts.Sum(part => part.Value), 1e-12);
    }

    [Fact]
    public void A_part_says_whether_a_liked_film_has_the_tag_or_a_word_of_it()
    {
        Assert.Equal([Overlap.Term, Overlap.None, Overlap.Word], OverlapsOfChicago((SmallSpace.Zodiac, 1)));
        Assert.Equal([Overlap.None, Overlap.None, Overlap.Word], OverlapsOfChicago((SmallSpace.Seven, 1)));
        Assert.Equal([Overlap.Term, Overlap.None, Overlap.Word], OverlapsOfChicago((SmallSpace.Seven, 0.5), (SmallSpace.Zodiac, 0.5)));
        Assert.Equal([Overlap.None, Overlap.None, Overlap.None], OverlapsOfChicago((SmallSpace.Blank, 1), (SmallSpace.Zodiac, -0.5)));
    }

    [Fact]
    public void Parts_of_several_films_are_the_sums_of_the_parts_of_each()
    {
        var mixed = _splitter.Prepare([(SmallSpace.Zodiac, 0.7), (SmallSpace.Seven, 0.3), (SmallSpace.Unlisted, -0.5)]).Split(SmallSpace.Chicago);
        double[] expected = new double[mixed.Length];
        foreach (var (film, coefficient) in new[] { (SmallSpace.Zodiac, 0.7), (SmallSpace.Seven, 0.3), (SmallSpace.Unlisted, -0.5) })
        {
            var alone = _splitter.Prepare([(film, 1)]).Split(SmallSpace.Chicago);
            for (var i = 0; i < expected.Length; i++) expected[i] += coefficient * alone[i].Value;
        }
        Assert.Equal(expected, mixed.Select(part => part.Value), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_direction_is_a_part_of_the_query_vector()
    {
        // The query vector is (0.6, 0.8) + (0.5, −1); Chicago's is (4, −2) / √20.
        var parts = _splitter.Prepare([(SmallSpace.Zodiac, 1)], new ContentDirection([0.5f, -1f])).Split(SmallSpace.Chicago);
        Assert.Equal((1.1 * 4 + 0.2 * 2) / Math.Sqrt(20), parts.Sum(part => part.Value), 1e-7);
    }

    [Fact]
    public void A_film_without_tags_has_no_parts_and_adds_none()
    {
        Assert.Empty(_splitter.Prepare([(SmallSpace.Zodiac, 1)]).Split(SmallSpace.Untagged));
        Assert.Equal([0, 0], _splitter.UnitVector(SmallSpace.Untagged));
        Assert.All(_splitter.Prepare([(SmallSpace.Untagged, 1)]).Split(SmallSpace.Chicago), part => Assert.Equal(0, part.Value));
    }

    [Fact]
    public void Embeddings_of_the_sample_are_those_of_its_tags() => AssertEmbeddings(TrainedModels.Sample);

    [Fact]
    public void Embeddings_of_ml_latest_small_are_those_of_its_tags()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        AssertEmbeddings(TrainedModels.MlLatestSmall);
    }

    [Fact]
    public void Parts_add_up_to_the_content_score_for_thousands_of_pairs_of_the_sample() => AssertAdditive(TrainedModels.Sample);

    [Fact]
    public void Parts_add_up_to_the_content_score_for_thousands_of_pairs_of_ml_latest_small()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        AssertAdditive(TrainedModels.MlLatestSmall);
    }

    [Fact]
    public void Parts_add_up_to_the_content_score_of_every_answer_to_random_queries_with_several_and_disliked_films()
    {
        var model = TrainedModels.Sample;
        var (random, nonZero) = (new Random(2), 0);
        for (var i = 0; i < 200; i++)
        {
            int[] ids = [.. random.GetItems(model.Catalogue.Ids.Span, random.Next(2, 7)).Distinct()];
            var liked = random.Next(1, ids.Length + 1);
            var query = new SimilarityQuery(SimilarityQuery.Mix(ids.Take(liked).Select(id => (id, (double)random.Next(1, 4))), ids.Skip(liked)), 25);
            var content = model.Explanations!.Splitter.Prepare([.. query.Seeds.Select(seed => (RowOf(model, seed.MovieId), seed.Coefficient))]);
            foreach (var film in model.FindSimilar(query))
            {
                Assert.Equal(film.ContentScore, content.Split(RowOf(model, film.MovieId)).Sum(part => part.Value), Tolerance);
                if (film.ContentScore != 0) nonZero++;
            }
        }
        Assert.True(nonZero > 4000);
    }

    private static void AssertAdditive(SimilarityModel model)
    {
        var (random, embeddings, worst, nonZero) = (new Random(1), model.Shard.Embeddings, 0.0, 0);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (a, b) = (random.Next(embeddings.Rows), random.Next(embeddings.Rows));
            var score = DotContent(model, a, b);
            var sum = model.Explanations!.Splitter.Prepare([(a, 1)]).Split(b).Sum(part => part.Value);
            worst = Math.Max(worst, Math.Abs(sum - score));
            if (Math.Abs(score) > Tolerance) nonZero++;
        }
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{Pairs:N0} pairs, worst difference {worst:g2}"));
        Assert.True(worst <= Tolerance, $"{worst:g3}");
        Assert.True(nonZero > Pairs / 2);
    }

    private static void AssertEmbeddings(SimilarityModel model)
    {
        var half = model.Shard.Embeddings.CollaborativeDimensions;
        for (var row = 0; row < model.Catalogue.Count; row++)
        {
            var expected = model.Shard.Embeddings.Row(row)[half..].ToArray();
            Assert.Equal(expected.Select(value => (double)value), model.Explanations!.Splitter.UnitVector(row), (a, b) => Math.Abs(a - b) < Tolerance);
        }
    }

    private static double DotContent(SimilarityModel model, int a, int b)
    {
        var left = model.Shard.Embeddings.Row(a);
        var right = model.Shard.Embeddings.Row(b);
        var sum = 0.0;
        for (var j = model.Shard.Embeddings.CollaborativeDimensions; j < left.Length; j++) sum += (double)left[j] * right[j];
        return sum;
    }

    private static int RowOf(SimilarityModel model, int movieId) => model.Catalogue.Ids.Span.BinarySearch(movieId);

    private IEnumerable<Overlap> OverlapsOfChicago(params (int, double)[] seeds) => _splitter.Prepare(seeds).Split(SmallSpace.Chicago).Select(part => part.Overlap);
}
