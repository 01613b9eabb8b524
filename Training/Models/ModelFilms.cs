using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Training.Models;

/// <summary>The films of a data set that a model has.</summary>
/// <param name="Movies">The films, ascending by id: the rows of the model.</param>
/// <param name="Rows">For each listed film its row in the model, or −1.</param>
/// <param name="Catalogue">The films with their figures.</param>
/// <param name="Rated">How many of them somebody rated.</param>
internal sealed record ModelFilms(IReadOnlyList<MovieRow> Movies, int[] Rows, MovieCatalogue Catalogue, int Rated)
{
    /// <summary>Chooses them.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="keepUnrated">Whether films that nobody rated are among them if they have tags.</param>
    public static ModelFilms Of(MovieLensDataSet data, bool keepUnrated)
    {
        var counts = data.Ratings.CountByMovie(data.Movies.Count);
        var tagged = keepUnrated ? data.Tags.Select(tag => tag.MovieId).ToHashSet() : [];
        var rows = new int[data.Movies.Count];
        var movies = new List<MovieRow>();
        for (var listed = 0; listed < rows.Length; listed++)
        {
            var movie = data.Movies[listed];
            rows[listed] = counts[listed] > 0 || tagged.Contains(movie.MovieId) ? movies.Count : -1;
            if (rows[listed] >= 0) movies.Add(movie);
        }
        return new ModelFilms(movies, rows, Describe(data, rows, counts), counts.Count(count => count > 0));
    }

    private static MovieCatalogue Describe(MovieLensDataSet data, int[] rows, int[] counts)
    {
        var stars = new double[data.Movies.Count];
        for (var i = 0; i < data.Ratings.Count; i++) stars[data.Ratings.MovieIndices[i]] += data.Ratings.Stars[i];
        return new MovieCatalogue(data.Movies.Index().Where(movie => rows[movie.Index] >= 0).Select(movie =>
            Describe(movie.Item, counts[movie.Index], counts[movie.Index] > 0 ? stars[movie.Index] / counts[movie.Index] : 0)));
    }

    /// <summary>A film as a catalogue has it.</summary>
    public static Movie Describe(MovieRow movie, int ratingCount, double averageRating) => new(
        movie.MovieId, movie.Title, ParsedTitle.Parse(movie.Title).Year, movie.GenreList, ratingCount, averageRating)
    {
        ImdbId = movie.ImdbId,
        TmdbId = movie.TmdbId,
    };
}
