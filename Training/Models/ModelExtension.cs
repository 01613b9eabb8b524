using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Explanations;
using MovieSimilarity.Models;
using MovieSimilarity.Terms;
using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.Layout;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Progress;
using MovieSimilarity.Training.Series;

namespace MovieSimilarity.Training.Models;

/// <summary>
/// Adds films to a model without training it again: their tags and genres are embedded in the content space that the model has ("folding in",
/// <see cref="TermSpace"/>). Their collaborative embedding is zero. The embeddings of all other films stay as they are, and their places on the map.
/// </summary>
public static class ModelExtension
{
    /// <summary>Adds films.</summary>
    /// <param name="model">The model.</param>
    /// <param name="added">Films and tags, as <see cref="AddedFilms.Read"/> reads them.</param>
    /// <param name="log">Receives the progress of each stage.</param>
    /// <exception cref="TrainingException">The model cannot embed texts, or would become too large.</exception>
    public static SimilarityModel Add(SimilarityModel model, AddedFilms added, IProgressLog log)
    {
        var known = Require(model);
        var movies = model.Catalogue.Select(movie => new MovieRow(movie.Id, movie.Title, string.Join('|', movie.Genres)))
            .Concat(added.Movies).OrderBy(movie => movie.MovieId).ToArray();
        if (!FusedEmbeddingsBuilder.Fit(movies.Length, model.Shard.Embeddings.Dimensions))
            throw new TrainingException($"{movies.Length:N0} films are more than a model of this many dimensions can hold.");
        var tags = FilmTagsBuilder.Collect(movies, added.Tags, known.Content.Space.Words, known.Content.Tags, RowOf);
        var content = new ContentTerms(known.Content.Space, tags);
        var builder = new FusedEmbeddingsBuilder(movies.Length, model.Shard.Embeddings.CollaborativeDimensions, model.Shard.Embeddings.ContentDimensions);
        log.Stage("embed films", () => Embed(), silent => Describe(added.Movies.Count, silent));
        var embeddings = builder.Build();
        var catalogue = Catalogue(model, added, movies, embeddings, log);
        var likes = FilmLikes.Of(known.Likes.Viewers, known.Likes.AllViewers, movies.Select(movie => RowOf(movie.MovieId) is >= 0 and var row ? known.Likes.Of(row) : []));
        var provenance = model.Provenance with { AddedMovies = model.Provenance.AddedMovies + added.Movies.Count };
        var extended = new SimilarityModel(catalogue, embeddings, builder.Norms, provenance)
        {
            Statistics = model.Statistics,
            Explanations = new ExplanationData(content, likes, known.Quantiles),
        };
        return model.Map is null ? extended : extended.WithMap(MapLayout.Extend(model, extended));

        int RowOf(int movieId) => model.Shard.TryGetRow(movieId, out var row) ? row : -1;

        int Embed()
        {
            var (nothing, silent) = (new double[model.Shard.Embeddings.CollaborativeDimensions], 0);
            for (var i = 0; i < movies.Length; i++)
            {
                if (RowOf(movies[i].MovieId) is >= 0 and var row)
                {
                    builder.CopyRow(i, model.Shard.Embeddings.Row(row), model.Norms.Span.Slice(2 * row, 2));
                    continue;
                }
                builder.SetRow(i, nothing, content.Embed(i));
                if (tags.Of(i).Count == 0) silent++;
            }
            return silent;
        }
    }

    private static ExplanationData Require(SimilarityModel model) => model.Explanations ?? throw new TrainingException(
        model.Provenance.ImportedFrom is null
            ? $"Model {model.Version} was trained by an older release and cannot embed texts; train it again."
            : $"Model {model.Version} was imported and cannot embed texts; films can be added to trained models only.");

    private static MovieCatalogue Catalogue(
        SimilarityModel model, AddedFilms added, IReadOnlyList<MovieRow> movies, FusedEmbeddings embeddings, IProgressLog log)
    {
        var ids = added.Movies.ToDictionary(movie => movie.MovieId);
        Movie[] films = [.. movies.Select(movie => model.Catalogue.TryGet(movie.MovieId, out var known) ? known : ModelFilms.Describe(ids[movie.MovieId], 0, 0))];
        var series = log.Stage("series", () => SeriesRecogniser.Find(new MovieCatalogue(films), embeddings), ModelTrainer.DescribeSeries);
        return new MovieCatalogue(films.Select((film, i) => film with { SeriesId = series[i] }));
    }

    private static string Describe(int films, int silent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{films:N0} films{(silent > 0 ? $"; {silent:N0} of them have no tag or genre that the model knows, so they are near to nothing" : "")}");
}
