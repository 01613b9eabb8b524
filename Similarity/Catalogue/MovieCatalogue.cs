using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MovieSimilarity.Catalogue;

/// <summary>An immutable set of films in ascending order of id; a film's position is its row in the embeddings.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A catalogue is the field's word for it.")]
public sealed class MovieCatalogue : IReadOnlyList<Movie>
{
    private readonly Movie[] _movies;
    private readonly int[] _ids;

    /// <summary>Takes films in strictly ascending order of id.</summary>
    /// <exception cref="ArgumentException">
    /// An id is not greater than the one before it, or not greater than 0, or a film's title, genres, other ids or signals are none.
    /// </exception>
    public MovieCatalogue(IEnumerable<Movie> movies)
    {
        _movies = [.. movies];
        _ids = Array.ConvertAll(_movies, movie => movie.Id);
        MovieIds.RequireAscending(_ids);
        foreach (var movie in _movies) Require(movie);
    }

    /// <summary>The ids of all films, ascending.</summary>
    public ReadOnlyMemory<int> Ids => _ids;

    /// <inheritdoc/>
    public int Count => _movies.Length;

    /// <summary>The film in a row, 0 to <see cref="Count"/> − 1.</summary>
    public Movie this[int row] => _movies[row];

    /// <summary>Finds the film with an id.</summary>
    public bool TryGet(int movieId, [NotNullWhen(true)] out Movie? movie)
    {
        var row = Array.BinarySearch(_ids, movieId);
        movie = row >= 0 ? _movies[row] : null;
        return row >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<Movie> GetEnumerator() => ((IEnumerable<Movie>)_movies).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Require(Movie movie)
    {
        if (!Movie.IsTitle(movie.Title))
            throw new ArgumentException($"Movie {movie.Id} needs a title of 1 to {Movie.MaxTitleBytes:N0} bytes in UTF-8 that is not blank.");
        if (!Movie.AreGenres(movie.Genres))
        {
            throw new ArgumentException(
                $"Movie {movie.Id} may have up to {Movie.MaxGenres} genres of up to {Movie.MaxGenreBytes} bytes in UTF-8; it has more, or longer ones.");
        }
        if (movie is { ImdbId: < 0 } or { TmdbId: < 0 } or { SeriesId: < 0 })
        {
            throw new ArgumentException(
                $"Movie {movie.Id} has the IMDb id {movie.ImdbId}, the TMDB id {movie.TmdbId} and the series {movie.SeriesId}; expected 0 or more of each.");
        }
        if ((movie.Signals & ~Signals.Both) != 0)
            throw new ArgumentException($"Movie {movie.Id} has the signals {(int)movie.Signals}; expected {(int)Signals.None} to {(int)Signals.Both}.");
    }
}

/// <summary>The rule for every list of movie ids in a model.</summary>
internal static class MovieIds
{
    /// <exception cref="ArgumentException">The ids are not positive and strictly ascending.</exception>
    public static void RequireAscending(ReadOnlySpan<int> ids)
    {
        var previous = 0;
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row] <= previous)
            {
                throw new ArgumentException(
                    $"Movie ids must be greater than 0 and strictly ascending; row {row} has {ids[row]} after {previous}.");
            }
            previous = ids[row];
        }
    }
}
