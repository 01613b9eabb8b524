using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>The file of films.</summary>
internal static class MovieFile
{
    /// <returns>The films in ascending order of id.</returns>
    public static IReadOnlyList<MovieRow> Read(FileLayout layout, IStage stage, CancellationToken cancellationToken)
    {
        var movies = new List<MovieRow>();
        var lines = new Dictionary<int, int>();
        FieldRows.ForEach(layout, stage, row =>
        {
            row.RequireColumns();
            var movie = new MovieRow(row.Id(0), row.Text(1).Trim(), row.Text(2).Trim());
            movie.Require(row, titleColumn: 1);
            if (!lines.TryAdd(movie.MovieId, row.Line)) throw row.Unexpected(0, $"an id not yet used (line {lines[movie.MovieId]} has it)");
            movies.Add(movie);
        }, cancellationToken);
        if (movies.Count == 0)
            throw new DataFormatException($"{layout.Path} lists no film; expected rows of '{string.Join(',', layout.Columns)}'.");
        movies.Sort((a, b) => a.MovieId.CompareTo(b.MovieId));
        return movies;
    }
}

/// <summary>A line of <c>movies.csv</c>.</summary>
/// <param name="MovieId">The film's id, greater than 0.</param>
/// <param name="Title">Title as written, without blanks at its ends.</param>
/// <param name="Genres">Genres as written, joined by <c>|</c>.</param>
public sealed record MovieRow(int MovieId, string Title, string Genres)
{
    /// <summary>What MovieLens writes where a film has no genre.</summary>
    private const string NoGenres = "(no genres listed)";

    /// <summary>The genres one by one; empty where none are listed.</summary>
    public IReadOnlyList<string> GenreList =>
        Genres == NoGenres ? [] : Genres.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

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
