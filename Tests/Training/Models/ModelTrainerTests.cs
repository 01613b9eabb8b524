using MovieSimilarity.Models;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Models;

/// <summary>What goes into a model of a data set small enough to check by eye.</summary>
public sealed class ModelTrainerTests
{
    private static readonly TrainingOptions Options =
        new() { CollaborativeDimensions = 3, ContentDimensions = 4, MoreRatingsThan = TinyData.MoreRatingsThan };

    [Fact]
    public void A_document_is_the_tags_in_file_order_and_the_genres_as_written()
    {
        MovieRow[] movies = [new(1, "Heat (1995)", "Action|Crime"), new(2, "Babe (1995)", "Drama"), new(3, "Nothing", "(no genres listed)")];
        TagRow[] tags = [new(2, "pig", 9), new(1, "heist", 5), new(2, "pig", 3), new(9, "elsewhere", 1), new(2, "Farm animals", 1)];
        Assert.Equal(["heist Action|Crime", "pig pig Farm animals Drama", "(no genres listed)"], ModelTrainer.Documents(movies, tags));
    }

    [Fact]
    public void A_document_has_characters_in_place_of_entities()
    {
        MovieRow[] movies = [new(1, "Film", "Children&#39;s")];
        TagRow[] tags = [new(1, "rock &amp; roll", 1), new(1, "rock & roll", 1), new(1, "caf&eacute;", 1), new(1, "R&B; &nonsense;", 1)];
        Assert.Equal(["rock & roll rock & roll café R&B; &nonsense; Children's"], ModelTrainer.Documents(movies, tags));
    }

    [Fact]
    public void The_catalogue_holds_the_rated_films()
    {
        var catalogue = Train(Options).Catalogue;
        Assert.Equal(TinyData.RatedFilms, catalogue.Ids.ToArray());
        var matrix = catalogue[0];
        Assert.Equal(("Matrix, The (1999)", 1999, 4, 3.0), (matrix.Title, matrix.Year, matrix.RatingCount, matrix.AverageRating));
        Assert.Equal(["Action", "Sci-Fi"], matrix.Genres);
        Assert.Null(catalogue[6].Year);
        Assert.Empty(catalogue[6].Genres);
    }

    [Fact]
    public void The_catalogue_says_which_films_are_a_series() =>
        Assert.Equal([10, 10, 0, 0, 0, 0, 0], Train(Options).Catalogue.Select(movie => movie.SeriesId));

    [Fact]
    public void A_film_that_only_light_users_rated_has_a_content_half_alone()
    {
        var model = Train(Options);
        Assert.True(model.Catalogue.TryGet(70, out var film));
        Assert.Equal((1, 5.0), (film.RatingCount, film.AverageRating));
        Assert.Equal(new float[3], Half(model, row: 6, collaborative: true));
        Assert.Equal(0, model.Norms.Span[12]);
        Assert.NotEqual(0, model.Norms.Span[13]);
    }

    [Fact]
    public void Films_with_equal_rows_have_equal_embeddings()
    {
        var model = Train(Options);
        Assert.Equal(model.Shard.Embeddings.Row(0), model.Shard.Embeddings.Row(1));
        Assert.Equal(model.Norms.Span[..2], model.Norms.Span[2..4]);
    }

    [Fact]
    public void A_film_outside_the_kept_dimensions_has_no_embedding()
    {
        // Two audiences that share no film; one dimension keeps the more enthusiastic one.
        MovieRow[] movies = [.. Enumerable.Range(1, 6).Select(id => new MovieRow(id, "Film", id % 2 == 0 ? "Drama" : "Comedy"))];
        var ratings = RatingTables.Of(movies, Enumerable.Range(1, 4).SelectMany(user => Enumerable.Range(user <= 2 ? 1 : 4, 3)
            .Select(film => (user, film, user <= 2 ? 5 : 1.0 + film % 2, 0L))));
        var model = Train(Options with { CollaborativeDimensions = 1 }, new MovieLensDataSet("two audiences", movies, ratings, [], []));
        Assert.Equal([1f, 1f, 1f, 0f, 0f, 0f], Enumerable.Range(0, 6).Select(row => Half(model, row, collaborative: true).Single()));
    }

    [Fact]
    public void The_provenance_tells_the_data_set_and_the_options()
    {
        var provenance = Train(Options).Provenance;
        Assert.Equal(
            new DataSetSummary
            {
                Name = "tiny",
                NewestEntry = new DateOnly(2004, 11, 9),
                Ratings = 18,
                Users = 5,
                UsersInMatrix = 4,
                Movies = 8,
                RatedMovies = 7,
                TagApplications = 7,
                Terms = 14,
            },
            provenance.DataSet);
        Assert.Equal(Options, provenance.Options);
        Assert.Matches(@"^MovieSimilarity \d+\.\d+\.\d+$", provenance.TrainedBy);
    }

    [Fact]
    public void Equal_data_and_options_give_an_equal_model()
    {
        Assert.Equal(Train(Options).Version, Train(Options).Version);
        Assert.NotEqual(Train(Options).Version, Train(Options with { ContentDimensions = 3 }).Version);
    }

    [Fact]
    public void Rows_that_are_all_equal_explain_no_variance()
    {
        MovieRow[] movies = [.. Enumerable.Range(1, 3).Select(id => new MovieRow(id, "Film", "Action|Crime|Drama"))];
        var ratings = RatingTables.Of(movies, movies.SelectMany(film => Enumerable.Range(1, 3)
            .Select(user => (user, film.MovieId, user + 0.5, 0L))));
        var provenance = Train(Options, new MovieLensDataSet("all alike", movies, ratings, [], [])).Provenance;
        Assert.All(provenance.Collaborative.ExplainedVarianceRatios, ratio => Assert.Equal(0, ratio));
        Assert.All(provenance.Content.ExplainedVarianceRatios, ratio => Assert.Equal(0, ratio));
        Assert.Equal(1, provenance.Content.Energy, 1e-12);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Trainer(Options, new CapturingLog()).Train(TinyData.Create(), source.Token));
    }

    private static float[] Half(SimilarityModel model, int row, bool collaborative)
    {
        var split = model.Shard.Embeddings.CollaborativeDimensions;
        return (collaborative ? model.Shard.Embeddings.Row(row)[..split] : model.Shard.Embeddings.Row(row)[split..]).ToArray();
    }

    private static SimilarityModel Train(TrainingOptions options, MovieLensDataSet? data = null) =>
        Trainer(options, new CapturingLog()).Train(data ?? TinyData.Create());

    private static ModelTrainer Trainer(TrainingOptions options, CapturingLog log) =>
        new(options, new BlockLanczosSvd(options.Tolerance, options.Seed), log);
}
