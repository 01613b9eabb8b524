using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>The file of films: id, title, genres, number and mean of the ratings, and maybe the ids at IMDb and TMDB.</summary>
internal static class DemographicsFile
{
    /// <summary>The ids have a name, or are an index without one, or stand behind such an index of row numbers.</summary>
    private static readonly string[][] IdColumns = [[FlaskFiles.IdColumn], [FlaskFiles.UnnamedColumn], [FlaskFiles.UnnamedColumn, FlaskFiles.IdColumn]];

    private static readonly string[][] Headers =
    [
        .. IdColumns.Select(ids => (string[])[.. ids, .. FlaskFiles.MovieColumns]),
        .. IdColumns.Select(ids => (string[])[.. ids, .. FlaskFiles.MovieColumns, .. FlaskFiles.LinkColumns]),
    ];

    /// <returns>The films by id, which may be 0.</returns>
    /// <exception cref="DataFormatException">The file is missing or malformed; the message says where.</exception>
    public static IReadOnlyDictionary<int, Movie> Read(string path, IStage stage, CancellationToken cancellationToken)
    {
        var header = PandasHeader.Read(path);
        // Any other header is refused by the reader, which names the first of these.
        var layout = new FileLayout(path, Headers.FirstOrDefault(known => known.SequenceEqual(header), Headers[0])) { IsCsv = true };
        var idColumn = Math.Max(0, Array.IndexOf(layout.Columns, FlaskFiles.IdColumn));
        var movies = new Dictionary<int, Movie>();
        FieldRows.ForEach(layout, stage, row =>
        {
            row.RequireColumns();
            var movie = ReadMovie(row, idColumn);
            if (!movies.TryAdd(movie.Id, movie)) throw row.Unexpected(idColumn, "an id not yet used");
        }, cancellationToken);
        return movies;
    }

    private static Movie ReadMovie(FieldRow row, int idColumn)
    {
        var (title, genres, count) = (row.Text(idColumn + 1), row.Text(idColumn + 2).Trim(), ReadCount(row, idColumn + 3));
        var id = FilmId.Of(row, idColumn);
        var movie = new MovieRow(id, title, genres);
        movie.Require(row, titleColumn: idColumn + 1);
        var mean = count > 0 ? row.Stars(idColumn + 4) : 0;
        var (imdbColumn, tmdbColumn) = (idColumn + 5, idColumn + 6);
        var hasLinks = row.Layout.Columns.Length > tmdbColumn;
        return new Movie(id, title, ParsedTitle.Parse(title).Year, movie.GenreList, count, mean)
        {
            ImdbId = hasLinks ? row.ImdbId(imdbColumn) : 0,
            TmdbId = hasLinks ? row.IdOrNone(tmdbColumn) : 0,
        };
    }

    /// <summary>Counts that once were beside gaps are decimal numbers, and those that were gaps are blank.</summary>
    private static int ReadCount(FieldRow row, int column)
    {
        var text = row.Text(column);
        if (text.Length == 0) return 0;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count == Math.Floor(count) && count >= 0 && count <= int.MaxValue
            ? (int)count
            : throw row.Unexpected(column, "a whole number of ratings");
    }
}
