using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Terms;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>The file of films.</summary>
internal static class MovieFile
{
    /// <param name="layout">The file.</param>
    /// <param name="movieOf">Reads a row of it.</param>
    /// <param name="stage">Receives the progress.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The films in ascending order of id, which is that of the file and may be 0.</returns>
    public static IReadOnlyList<MovieRow> Read(
        FileLayout layout, Func<FieldRow, MovieRow> movieOf, IStage stage, CancellationToken cancellationToken)
    {
        var movies = new List<MovieRow>();
        var lines = new Dictionary<int, int>();
        FieldRows.ForEach(layout, stage, row =>
        {
            var movie = movieOf(row);
            movie.Require(row, titleColumn: 1);
            if (!lines.TryAdd(movie.MovieId, row.Line)) throw row.Unexpected(0, $"an id not yet used (line {lines[movie.MovieId]} has it)");
            movies.Add(movie);
        }, cancellationToken);
        if (movies.Count == 0)
            throw new DataFormatException($"{layout.Path} lists no film; expected rows of '{string.Join(',', FileLayout.MovieColumns)}'.");
        movies.Sort((a, b) => a.MovieId.CompareTo(b.MovieId));
        return movies;
    }

    /// <summary>Raises all ids by one if one is 0, which no film of a model may have.</summary>
    /// <param name="movies">The films, ascending by id.</param>
    /// <exception cref="DataFormatException">The largest id cannot be raised.</exception>
    public static IReadOnlyList<MovieRow> WithIdsFromOne(IReadOnlyList<MovieRow> movies)
    {
        if (movies[0].MovieId > 0) return movies;
        return movies[^1].MovieId < int.MaxValue
            ? [.. movies.Select(movie => movie with { MovieId = movie.MovieId + 1 })]
            : throw new DataFormatException($"The films have ids from 0 to {int.MaxValue}; expected a largest id below that, or none that is 0.");
    }
}

/// <summary>A line of <c>movies.csv</c>, with the ids that <c>links.csv</c> has for the film.</summary>
/// <param name="MovieId">The film's id, greater than 0.</param>
/// <param name="Title">Title as written, without blanks at its ends.</param>
/// <param name="Genres">Genres as written, joined by <c>|</c>.</param>
public sealed record MovieRow(int MovieId, string Title, string Genres)
{
    /// <summary>The number of the film's title at IMDb; 0 where it is not known.</summary>
    public int ImdbId { get; init; }

    /// <summary>The film's id at TMDB; 0 where it is not known.</summary>
    public int TmdbId { get; init; }

    /// <summary>What MovieLens writes where a film has no genre.</summary>
    internal const string NoGenres = FilmTags.NoGenres;

    /// <summary>The genres one by one; empty where none are listed.</summary>
    public IReadOnlyList<string> GenreList =>
        Genres == NoGenres ? [] : Genres.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <exception cref="DataFormatException">The row has other columns, or a field does not hold what it should.</exception>
    internal static MovieRow Read(FieldRow row)
    {
        row.RequireColumns();
        return new MovieRow(row.Id(0), row.Text(1).Trim(), row.Text(2).Trim());
    }

    /// <summary>Says what is wrong with a title or genres that no model can hold.</summary>
    /// <param name="row">The line.</param>
    /// <param name="titleColumn">Where it has the title; the genres follow.</param>
    /// <exception cref="DataFormatException">Something is.</exception>
    public void Require(FieldRow row, int titleColumn)
    {
        if (string.IsNullOrWhiteSpace(Title)) throw row.Unexpected(titleColumn, "a title");
        if (!Movie.IsTitle(Title))
            throw row.Unexpected(titleColumn, string.Create(CultureInfo.InvariantCulture, $"a title of at most {Movie.MaxTitleBytes:N0} bytes"));
        if (!Movie.AreGenres(GenreList))
            throw row.Unexpected(titleColumn + 1, $"at most {Movie.MaxGenres} genres of at most {Movie.MaxGenreBytes} bytes");
    }
}
