using MovieSimilarity.Embeddings;
using MovieSimilarity.Explanations;
using MovieSimilarity.Models;
using MovieSimilarity.Terms;
using MovieSimilarity.Tests.Fidelity;
using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.Training.Models;

/// <summary>What a trained model keeps in order to explain its answers.</summary>
public sealed class ExplanationCollectorTests
{
    private static readonly Lazy<SimilarityModel> Sample = new(() => ModelFile.Read(Path.Combine(TestData.Sample, "sample.model")));

    private static SimilarityModel Model => TestData.MlLatestSmall is null ? Sample.Value : TrainedModels.MlLatestSmall;

    private static MovieLensDataSet Data { get; } = MovieLensReader.Read(TestData.MlLatestSmall ?? TestData.Sample);

    private static ExplanationData Explanations => Model.Explanations!;

    [Fact]
    public void The_tags_of_every_film_give_its_tf_idf_weights()
    {
        var rated = Data.Movies.Where(movie => Model.Catalogue.TryGet(movie.MovieId, out _)).ToArray();
        var matrix = TfIdf.Compute(
            ModelTrainer.Documents(rated, Data.Tags), TrainingOptions.DefaultMinDocumentFrequency, EnglishStopWords.All, TestContext.Current.CancellationToken);
        var content = Explanations.Content;
        Assert.Equal(matrix.Terms, content.Space.Words);
        Assert.Equal(matrix.Idf, content.Space.Idf);
        for (var film = 0; film < Model.Catalogue.Count; film++)
        {
            var words = content.CountWords(content.Tags.Of(film));
            Assert.Equal(matrix.Weights.RowColumns(film), words.Select(word => word.Word).ToArray());
            Assert.Equal(matrix.Weights.RowValues(film), content.Space.Weigh(words));
        }
    }

    [Fact]
    public void The_vectors_of_its_words_give_the_embedding_of_every_film()
    {
        // Both the embedding and the vectors are rounded to single precision.
        const double rounding = 1e-6;
        var embeddings = Model.Shard.Embeddings;
        var unit = new float[embeddings.ContentDimensions];
        for (var film = 0; film < Model.Catalogue.Count; film++)
        {
            var length = UnitVector.Normalize(Explanations.Content.Embed(film), unit);
            Assert.Equal(Model.Norms.Span[2 * film + 1], length, rounding);
            var expected = embeddings.Row(film)[embeddings.CollaborativeDimensions..];
            for (var j = 0; j < unit.Length; j++) Assert.Equal(expected[j], unit[j], rounding);
        }
    }

    [Fact]
    public void A_tag_is_spelled_as_people_spell_it_most_and_a_genre_as_a_genre()
    {
        var movie = new MovieRow(1, "A", "Sci-Fi|Film-Noir");
        var other = new MovieRow(2, "B", MovieRow.NoGenres);
        TagRow[] tags =
        [
            new(1, "serial killer", 0), new(1, "Serial Killer", 0), new(2, "Serial-Killer", 0), new(2, "Serial Killer", 0), new(2, "sci fi", 0),
            new(2, "Schindler&#39;s list", 0), new(2, "unknown words", 0), new(2, "the", 0),
        ];
        var built = FilmTagsBuilder.Collect([movie, other], tags, ["fi", "film", "genres", "killer", "list", "listed", "noir", "sci", "serial"]);
        Assert.Equal([MovieRow.NoGenres, "Film-Noir", "Sci-Fi", "Serial Killer", "Schindler's list"], built.Spellings);
        Assert.Equal(3, built.GenreCount);
        Assert.Equal([new FilmTag(1, 1), new(2, 1), new(3, 2)], built.Of(0));
        Assert.Equal([new FilmTag(0, 1), new(2, 1), new(3, 2), new(4, 1)], built.Of(1));
    }

    [Fact]
    public void Tags_that_differ_in_a_word_are_different_ones()
    {
        var built = FilmTagsBuilder.Collect([new MovieRow(1, "A", "")], [new(1, "not funny", 0), new(1, "funny", 0), new(1, "rated R", 0), new(1, "rated", 0)], ["funny", "rated"]);
        Assert.Equal(["funny", "not funny", "rated", "rated R"], built.Spellings);
        Assert.Equal(0, built.GenreCount);
    }

    [Fact]
    public void Likes_are_ratings_of_four_stars_or_more_by_users_in_the_matrix()
    {
        var (ratings, likes) = (Data.Ratings, Explanations.Likes);
        Assert.Equal(Model.Provenance.DataSet.UsersInMatrix, likes.AllViewers);
        Assert.Equal(likes.AllViewers, likes.Viewers);
        var users = Enumerable.Range(0, ratings.UserIds.Length).Where(user => ratings.CountOf(user) > TrainingOptions.DefaultMoreRatingsThan).ToArray();
        var expected = Model.Catalogue.Select(_ => new List<int>()).ToArray();
        for (var viewer = 0; viewer < users.Length; viewer++)
        {
            for (var i = ratings.UserStarts[users[viewer]]; i < ratings.UserStarts[users[viewer] + 1]; i++)
            {
                if (ratings.Stars[i] >= 4 && Model.Shard.TryGetRow(Data.Movies[ratings.MovieIndices[i]].MovieId, out var row)) expected[row].Add(viewer);
            }
        }
        for (var film = 0; film < expected.Length; film++) Assert.Equal(expected[film], likes.Of(film));
    }

    [Fact]
    public void Quantiles_are_close_to_those_of_all_pairs_of_a_film_with_all_others()
    {
        // 250,000 random pairs: the standard error of a share is at most 0.001. Of the pairs compared here there are only some 10,000 for each film.
        const double sampling = 0.02;
        var quantiles = Explanations.Quantiles;
        var films = Enumerable.Range(0, 20).Select(i => Model.Catalogue[i * (Model.Catalogue.Count / 20)].Id).ToArray();
        var scores = films.SelectMany(film => Model.FindSimilar(film, Model.Catalogue.Count)).ToArray();
        foreach (var share in new[] { 0.1, 0.5, 0.9, 0.99 })
        {
            var score = quantiles.Quantiles.First(quantile => quantile.Share == share).Ensemble;
            Assert.Equal(share, (double)scores.Count(pair => pair.Score <= score) / scores.Length, 5 * sampling);
            Assert.Equal(share, quantiles.ShareBelow(score, quantile => quantile.Ensemble), 1e-3);
        }
        Assert.Equal(1, quantiles.ShareBelow(1.1, quantile => quantile.Content));
        Assert.Equal(0, quantiles.ShareBelow(-1.1, quantile => quantile.Collaborative));
    }
}
