using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>Films to add to a model, with their tags.</summary>
/// <param name="Movies">The films, ascending by id.</param>
/// <param name="Tags">Tag applications on those films, in file order.</param>
/// <param name="Dropped">What was read and left out.</param>
public sealed record AddedFilms(IReadOnlyList<MovieRow> Movies, IReadOnlyList<TagRow> Tags, IReadOnlyList<DroppedRows> Dropped)
{
    /// <summary>Reads them from files like MovieLens' <c>movies.csv</c>, <c>tags.csv</c> and <c>links.csv</c>, each also as .gz or through a pipe.</summary>
    /// <param name="moviesPath">The file of films.</param>
    /// <param name="tagsPath">The file of tags; null for none.</param>
    /// <param name="linksPath">The file of the films' ids at IMDb and TMDB; null for none.</param>
    /// <param name="catalogue">The films that the model has: none of them may be in the file.</param>
    /// <param name="log">Receives the progress of each stage.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataFormatException">A file is missing or malformed, or a film is in the model; the message says where.</exception>
    public static AddedFilms Read(
        string moviesPath, string? tagsPath, string? linksPath, MovieCatalogue catalogue, IProgressLog log, CancellationToken cancellationToken = default)
    {
        string[] paths = [.. new[] { moviesPath, tagsPath, linksPath }.OfType<string>()];
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing) throw new DataFormatException($"There is no file '{missing}'.");
        using var plain = new PlainFiles(log);
        var sources = paths.Zip(plain.Prepare(paths, cancellationToken)).DistinctBy(file => file.First).ToDictionary(file => file.First, file => file.Second);
        var drops = new DropLog();

        var movies = Stage("movies", DataSetFormat.Csv.MovieLayout(moviesPath, sources[moviesPath]),
            (layout, stage) => MovieFile.Read(layout, row => ReadNew(row, catalogue), stage, cancellationToken), list => $"{list.Count:N0} movies");
        if (movies[0].MovieId < 1) throw new DataFormatException($"{moviesPath} has a film with the id {movies[0].MovieId}; expected ids from 1, as the model has.");
        var index = new IdIndex([.. movies.Select(movie => movie.MovieId)]);
        if (linksPath is not null)
        {
            movies = Stage("links", DataSetFormat.Csv.LinkLayout(linksPath, sources[linksPath]),
                (layout, stage) => LinkFile.Read(layout, movies, index, drops, stage, cancellationToken), list => $"{list.Count(movie => movie.ImdbId > 0):N0} movies with an IMDb id");
        }
        IReadOnlyList<TagRow> tags = tagsPath is null ? [] : Stage("tags", DataSetFormat.Csv.TagLayout(tagsPath, sources[tagsPath]),
            (layout, stage) => TagFile.Read(layout, movies, index, drops, stage, cancellationToken), list => $"{list.Count:N0} tag applications");
        return new AddedFilms(movies, tags, drops.Rows);

        T Stage<T>(string file, FileLayout layout, Func<FileLayout, IStage, T> read, Func<T, FormattableString> describe) => log.Stage(
            $"read {file}", stage => read(layout, stage), result => describe(result).ToString(CultureInfo.InvariantCulture), ProgressUnit.Bytes);
    }

    private static MovieRow ReadNew(FieldRow row, MovieCatalogue catalogue)
    {
        var movie = MovieRow.Read(row);
        return catalogue.TryGet(movie.MovieId, out var known) ? throw row.Unexpected(0, $"an id that the model does not have yet ({known.Title} has it)") : movie;
    }
}
