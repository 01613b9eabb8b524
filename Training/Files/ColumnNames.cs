namespace MovieSimilarity.Training.Files;

/// <summary>Finds columns by the names that people give them: <c>movieId</c>, <c>movie_id</c>, <c>Movie ID</c> or <c>item_id</c>.</summary>
internal static class ColumnNames
{
    /// <summary>Names besides the column's own, likelier ones first; only letters and digits, in lower case.</summary>
    private static readonly Dictionary<string, string[]> Synonyms = new()
    {
        ["userId"] = ["userid", "user", "uid"],
        ["movieId"] = ["movieid", "movie", "itemid", "item"],
        ["rating"] = ["rating", "ratings", "stars", "score"],
        [FileLayout.Timestamp] = ["timestamp", "unixtimestamp", "time", "datetime", "date"],
        ["title"] = ["title", "movietitle", "name"],
        ["genres"] = ["genres", "genre"],
        ["tag"] = ["tag", "tags"],
        ["imdbId"] = ["imdbid", "imdb", "tconst"],
        [FileLayout.TmdbId] = ["tmdbid", "tmdb"],
    };

    /// <summary>The id of a film where rows stand for films; elsewhere it is the number of the row.</summary>
    private const string FilmId = "id";

    /// <summary>Finds where a header has the listed columns.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="header">The header's fields.</param>
    /// <returns>A position for each column, from 0, or -1 for a missing time or TMDB id; null if another column is missing.</returns>
    public static int[]? Find(string[] columns, IReadOnlyList<string> header)
    {
        var names = Names(columns, header);
        var positions = Array.ConvertAll(columns, column => Position(column, names));
        var isComplete = columns.Zip(positions).All(found => found.Second >= 0 || found.First is FileLayout.Timestamp or FileLayout.TmdbId);
        return isComplete && positions.Where(position => position >= 0).Distinct().Count() == positions.Count(position => position >= 0)
            ? positions : null;
    }

    /// <summary>A column whose name, or a similar one, the header has twice, so that nobody can tell which one is meant; null if there is none.</summary>
    public static string? Repeated(string[] columns, IReadOnlyList<string> header)
    {
        var names = Names(columns, header);
        return Array.Find(columns, column => Position(column, names) is >= 0 and var position && Array.LastIndexOf(names, names[position]) != position);
    }

    private static int Position(string column, string[] names) =>
        Synonyms[column].Select(name => Array.IndexOf(names, name)).FirstOrDefault(position => position >= 0, -1);

    private static string[] Names(string[] columns, IReadOnlyList<string> header)
    {
        var names = header.Select(Simplify).ToArray();
        if (columns == FileLayout.MovieColumns && !names.Contains("movieid")) names = Array.ConvertAll(names, name => name == FilmId ? "movieid" : name);
        return names;
    }

    private static string Simplify(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
