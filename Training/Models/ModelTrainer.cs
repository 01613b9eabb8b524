using System.Globalization;
using System.Net;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Explanations;
using MovieSimilarity.Models;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Progress;
using MovieSimilarity.Training.Series;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Training.Models;

/// <summary>Trains the two item-item models. Equal data and options give an equal model, byte for byte, on one machine.</summary>
/// <param name="options">The numbers of the run.</param>
/// <param name="solver">Computes both decompositions.</param>
/// <param name="log">Receives the progress of each stage.</param>
public sealed class ModelTrainer(TrainingOptions options, ITruncatedSvd solver, IProgressLog log)
{
    private static readonly string Program =
        $"MovieSimilarity {typeof(ModelTrainer).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>Trains on a data set.</summary>
    /// <exception cref="TrainingException">The data leave nothing to decompose.</exception>
    /// <exception cref="SvdConvergenceException">The solver did not reach its tolerance.</exception>
    public SimilarityModel Train(MovieLensDataSet data, CancellationToken cancellationToken = default)
    {
        var films = ModelFilms.Of(data, options.KeepUnrated);
        var movies = films.Movies;
        var ratingMatrix = log.Stage(
            "rating matrix", () => RatingMatrix.Build(data.Ratings, films.Rows, movies.Count, options.MoreRatingsThan), built => Shape(built.Columns, built.Rows, built));
        if (ratingMatrix.NonZeros == 0)
        {
            throw new TrainingException(
                $"No user has more than {options.MoreRatingsThan} ratings; lower --more-ratings-than or bring more data.");
        }
        var collaborative = Decompose("collaborative", ratingMatrix, options.CollaborativeDimensions, cancellationToken);

        var terms = log.Stage("TF-IDF", () => BuildTermMatrix(movies, data.Tags, cancellationToken), built => Shape(built.Weights.Rows, built.Terms.Count, built.Weights));
        var termMatrix = terms.Weights.Transpose();
        if (termMatrix.NonZeros == 0)
            throw new TrainingException("No term is left of any tag or genre; lower --min-document-frequency or bring tags.");
        var content = Decompose("content", termMatrix, options.ContentDimensions, cancellationToken);

        cancellationToken.ThrowIfCancellationRequested();
        var provenance = Describe(data, films.Rated, ratingMatrix, termMatrix, collaborative, content);
        var statistics = log.Stage(
            "statistics", () => StatisticsCollector.Collect(data, terms, collaborative, content), DescribeStatistics);
        return Assemble(films.Catalogue, collaborative, content, provenance, statistics, embeddings => log.Stage(
            "explanations", () => ExplanationCollector.Collect(movies, data.Tags, terms, content, ratingMatrix, embeddings), DescribeExplanations));
    }

    private TermMatrix BuildTermMatrix(IReadOnlyList<MovieRow> movies, IReadOnlyList<TagRow> tags, CancellationToken cancellationToken) =>
        TfIdf.Compute(
            Documents(movies, tags), options.MinDocumentFrequency,
            options.StopWords ? EnglishStopWords.All : new HashSet<string>(), cancellationToken);

    /// <summary>
    /// The text that stands for each film: its tags joined by blanks, then its genres, all with characters in place of HTML entities.
    /// </summary>
    internal static IReadOnlyList<string> Documents(IReadOnlyList<MovieRow> movies, IReadOnlyList<TagRow> tags)
    {
        var tagsByMovie = tags.ToLookup(tag => tag.MovieId, tag => tag.Tag);
        return [.. movies.Select(movie => WebUtility.HtmlDecode(string.Join(' ', tagsByMovie[movie.MovieId].Append(movie.Genres))))];
    }

    private Embedding Decompose(string name, SparseMatrix matrix, int dimensions, CancellationToken cancellationToken)
    {
        var largest = Math.Min(matrix.Rows, matrix.Columns);
        if (dimensions > largest) log.Info($"  the {name} matrix has no more than {largest} dimensions; {dimensions} were asked for");
        var svd = log.Stage($"{name} SVD", stage => solver.Decompose(matrix, dimensions, stage, cancellationToken), DescribeSvd);
        cancellationToken.ThrowIfCancellationRequested();
        return log.Stage($"{name} embedding", () => new Embedding(matrix, svd), DescribeEmbedding);
    }

    private SimilarityModel Assemble(
        MovieCatalogue catalogue, Embedding collaborative, Embedding content, Provenance provenance, TrainingStatistics statistics,
        Func<FusedEmbeddings, ExplanationData> collectExplanations)
    {
        var dimensions = collaborative.Dimensions + content.Dimensions;
        if (!FusedEmbeddingsBuilder.Fit(catalogue.Count, dimensions))
            throw new TrainingException($"{catalogue.Count:N0} films with {dimensions:N0} dimensions are more than a model can hold; train fewer dimensions.");
        var builder = new FusedEmbeddingsBuilder(catalogue.Count, collaborative.Dimensions, content.Dimensions);
        var row = new double[dimensions];
        for (var i = 0; i < catalogue.Count; i++)
        {
            collaborative.CopyRow(i, row.AsSpan(0, collaborative.Dimensions));
            content.CopyRow(i, row.AsSpan(collaborative.Dimensions));
            builder.SetRow(i, row.AsSpan(0, collaborative.Dimensions), row.AsSpan(collaborative.Dimensions));
        }
        var embeddings = builder.Build();
        var series = log.Stage("series", () => SeriesRecogniser.Find(catalogue, embeddings), DescribeSeries);
        var movies = new MovieCatalogue(catalogue.Select((movie, i) => movie with { SeriesId = series[i] }));
        return new SimilarityModel(movies, embeddings, builder.Norms, provenance) { Statistics = statistics, Explanations = collectExplanations(embeddings) };
    }

    private Provenance Describe(
        MovieLensDataSet data,
        int ratedMovies,
        SparseMatrix ratings,
        SparseMatrix terms,
        Embedding collaborative,
        Embedding content) => new()
    {
        DataSet = new DataSetSummary
        {
            Name = data.Name,
            NewestEntry = NewestEntry(data),
            Ratings = data.Ratings.Count,
            Users = data.Ratings.UserIds.Length,
            UsersInMatrix = ratings.Rows,
            Movies = data.Movies.Count,
            RatedMovies = ratedMovies,
            TagApplications = data.Tags.Count,
            Terms = terms.Rows,
        },
        Options = options,
        Collaborative = collaborative.Spectrum,
        Content = content.Spectrum,
        TrainedBy = Program,
    };

    private static DateOnly NewestEntry(MovieLensDataSet data)
    {
        var newest = data.Tags.Select(tag => tag.Timestamp).Append(data.Ratings.NewestTimestamp).Max();
        return newest == 0 ? DateOnly.MinValue : DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(newest).UtcDateTime);
    }

    /// <summary>Films × features, whichever of them are the matrix's rows.</summary>
    private static string Shape(int films, int features, SparseMatrix matrix) => string.Create(
        CultureInfo.InvariantCulture, $"{films:N0} × {features:N0}, {matrix.NonZeros:N0} entries");

    private static string DescribeEmbedding(Embedding embedding) => string.Create(
        CultureInfo.InvariantCulture, $"{embedding.Dimensions} dimensions keep {embedding.Spectrum.Energy:P2} of the energy");

    private static string DescribeStatistics(TrainingStatistics statistics) => string.Create(
        CultureInfo.InvariantCulture,
        $"{statistics.DistinctTags:N0} distinct tags; the median user gave {statistics.RatingsPerUser.Median:N0} ratings");

    private static string DescribeExplanations(ExplanationData data) => string.Create(
        CultureInfo.InvariantCulture,
        $"{data.Content.Tags.Spellings.Count:N0} tags and genres; likes of {data.Likes.Viewers:N0} of {data.Likes.AllViewers:N0} users");

    internal static string DescribeSeries(int[] series) => string.Create(
        CultureInfo.InvariantCulture,
        $"{series.Where(id => id != 0).Distinct().Count():N0} series of {series.Count(id => id != 0):N0} films");

    private static string DescribeSvd(TruncatedSvd svd) => string.Create(
        CultureInfo.InvariantCulture,
        $"σ from {svd.SingularValues[0]:g6} to {svd.SingularValues[^1]:g6}, residual {svd.Residual:e1}, {svd.Products:N0} products");
}

/// <summary>The data and options leave nothing to train; the message says what to change.</summary>
public sealed class TrainingException(string message) : Exception(message);
