using MovieSimilarity.Models;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Models;

/// <summary>Each option changes what it says, and what cannot be trained is told.</summary>
public sealed class TrainingOptionsTests
{
    private static readonly TrainingOptions Options =
        new() { CollaborativeDimensions = 3, ContentDimensions = 4, MoreRatingsThan = TinyData.MoreRatingsThan };

    private readonly CapturingLog _log = new();

    [Fact]
    public void Dimensions_are_those_of_the_two_halves()
    {
        var embeddings = Train(Options with { CollaborativeDimensions = 2, ContentDimensions = 5 }).Shard.Embeddings;
        Assert.Equal((2, 5), (embeddings.CollaborativeDimensions, embeddings.ContentDimensions));
        Assert.Empty(_log.Facts);
    }

    [Fact]
    public void Dimensions_that_the_matrices_do_not_have_are_left_off_and_told()
    {
        var model = Train(Options with { CollaborativeDimensions = 100, ContentDimensions = 100 });
        Assert.Equal((4, 7), (model.Shard.Embeddings.CollaborativeDimensions, model.Shard.Embeddings.ContentDimensions));
        Assert.Equal(4, model.Provenance.Collaborative.SingularValues.Count);
        Assert.Equal(1, model.Provenance.Collaborative.Energy, 1e-12);
        Assert.Equal(100, model.Provenance.Options.CollaborativeDimensions);
        Assert.Equal(
            [
                "  the collaborative matrix has no more than 4 dimensions; 100 were asked for",
                "  the content matrix has no more than 7 dimensions; 100 were asked for",
            ],
            _log.Facts);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    public void Users_count_with_more_ratings_than_said(int moreRatingsThan, int users) =>
        Assert.Equal(users, Train(Options with { MoreRatingsThan = moreRatingsThan, CollaborativeDimensions = 1 }).Provenance.DataSet.UsersInMatrix);

    /// <summary>Seven documents; a term in two of them has a frequency of 0.286.</summary>
    [Theory]
    [InlineData(0.0, 14)]
    [InlineData(0.28, 8)]
    [InlineData(0.29, 5)]
    public void Terms_count_from_the_document_frequency_said(double minDocumentFrequency, int terms) =>
        Assert.Equal(terms, Train(Options with { MinDocumentFrequency = minDocumentFrequency, ContentDimensions = 1 }).Provenance.DataSet.Terms);

    /// <summary>The only stop word is the "no" of "(no genres listed)".</summary>
    [Fact]
    public void Stop_words_are_kept_on_request() => Assert.Equal(15, Train(Options with { StopWords = false }).Provenance.DataSet.Terms);

    [Fact]
    public void Stages_are_told_in_their_order()
    {
        Train(Options);
        Assert.Equal(
            ["rating matrix", "collaborative SVD", "collaborative embedding", "TF-IDF", "content SVD", "content embedding", "statistics", "series", "explanations"],
            _log.Stages.Select(stage => stage.Split(':')[0]));
        Assert.Equal("rating matrix: 7 × 4, 16 entries", _log.Stages[0]);
    }

    [Fact]
    public void Without_a_user_of_enough_ratings_there_is_nothing_to_train()
    {
        var refusal = Assert.Throws<TrainingException>(() => Train(Options with { MoreRatingsThan = 5 }));
        Assert.Equal("No user has more than 5 ratings; lower --more-ratings-than or bring more data.", refusal.Message);
    }

    [Fact]
    public void Without_a_term_there_is_nothing_to_train()
    {
        var refusal = Assert.Throws<TrainingException>(() => Train(Options with { MinDocumentFrequency = 1 }));
        Assert.Equal("No term is left of any tag or genre; lower --min-document-frequency or bring tags.", refusal.Message);
    }

    [Fact]
    public void Without_a_tag_genres_alone_are_the_content()
    {
        var model = new ModelTrainer(Options, new BlockLanczosSvd(Options.Tolerance, Options.Seed), _log)
            .Train(TinyData.Create() with { Tags = new List<TagRow>() }, TestContext.Current.CancellationToken);
        Assert.Equal(new DateOnly(1998, 7, 9), model.Provenance.DataSet.NewestEntry);
        Assert.Equal(10, model.Provenance.DataSet.Terms);
    }

    private SimilarityModel Train(TrainingOptions options) =>
        new ModelTrainer(options, new BlockLanczosSvd(options.Tolerance, options.Seed), _log).Train(TinyData.Create());
}
