namespace MovieSimilarity.Trainer.MovieLens;

/// <summary>
/// Reads a data set from a folder: <c>ratings.csv</c>, <c>movies.csv</c> and <c>tags.csv</c>, or the same as <c>.dat</c>.
/// </summary>
/// <remarks>
/// A line that cannot be understood refuses the whole data set, after a look at the rest of its file, so that the message
/// names the first ten. Lines that are understood and cannot be used are dropped and counted: ratings and tags of films
/// that are not listed, and all but the newest rating of one film by one user.
/// </remarks>
public static class MovieLensReader
{
    /// <summary>Enough to see a pattern, few enough to read.</summary>
    private const int MaxProblems = 10;

    /// <summary>Reads and checks a whole data set.</summary>
    /// <param name="folder">The folder that holds the files.</param>
    /// <param name="name">What to call the data set; null for the folder's name.</param>
    /// <exception cref="MovieLensFormatException">
    /// A file is missing, empty or malformed; the message says where and what was expected.
    /// </exception>
    public static MovieLensDataSet Read(string folder, string? name = null)
    {
        if (File.Exists(folder)) throw new MovieLensFormatException($"'{folder}' is a file; unpack it, or name the folder it lies in.");
        if (!Directory.Exists(folder)) throw new MovieLensFormatException($"There is no folder '{folder}'.");
        var csv = File.Exists(Path.Combine(folder, "ratings.csv")) || !File.Exists(Path.Combine(folder, "ratings.dat"));
        var extension = csv ? ".csv" : ".dat";
        var drops = new DropLog();

        var movies = ReadMovies(Layout(folder, "movies" + extension, FileLayout.MovieColumns));
        var known = movies.Select(movie => movie.MovieId).ToHashSet();
        var ratings = ReadRatings(Layout(folder, "ratings" + extension, FileLayout.RatingColumns), known, drops);
        var tagsPath = Path.Combine(folder, "tags" + extension);
        // ML-1M was published without tags; every .csv release has them, so there a missing file is a mistake.
        var tags = csv || File.Exists(tagsPath) ? ReadTags(Layout(folder, "tags" + extension, FileLayout.TagColumns), known, drops) : [];
        return new MovieLensDataSet(name ?? new DirectoryInfo(folder).Name, movies, ratings, tags, drops.Rows);
    }

    private static FileLayout Layout(string folder, string file, string[] columns)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? new FileLayout(path, columns)
            : throw new MovieLensFormatException(
                $"{path} is missing; a data set is ratings.csv, movies.csv and tags.csv, or ratings.dat, movies.dat and any tags.dat.");
    }

    private static List<MovieRow> ReadMovies(FileLayout layout)
    {
        var movies = new List<MovieRow>();
        var lines = new Dictionary<int, int>();
        ForEachRow(layout, row =>
        {
            var movie = new MovieRow(row.Id(0), row.Text(1).Trim(), row.Text(2).Trim());
            if (movie.Title.Length == 0) throw row.Unexpected(1, "a title");
            if (!lines.TryAdd(movie.MovieId, row.Line)) throw row.Unexpected(0, $"an id not yet used (line {lines[movie.MovieId]} has it)");
            movies.Add(movie);
        });
        if (movies.Count == 0)
            throw new MovieLensFormatException($"{layout.Path} lists no film; expected rows of '{string.Join(',', layout.Columns)}'.");
        movies.Sort((a, b) => a.MovieId.CompareTo(b.MovieId));
        return movies;
    }

    private static RatingTable ReadRatings(FileLayout layout, HashSet<int> known, DropLog drops)
    {
        var ratings = new RatingTable();
        ForEachRow(layout, row =>
        {
            var (userId, movieId, stars, timestamp) = (row.Id(0), row.Id(1), (float)row.Stars(2), row.Timestamp(3));
            if (known.Contains(movieId)) ratings.Add(userId, movieId, stars, timestamp, row.Line);
            else drops.Add(layout.Name, "of films that are not listed", row.Line);
        });
        if (ratings.Count == 0)
            throw new MovieLensFormatException($"{layout.Path} holds no rating of a listed film; there is nothing to train on.");
        return ratings.WithoutDuplicates(
            line => drops.Add(layout.Name, "replaced by a newer rating of the same film by the same user", line));
    }

    private static List<TagRow> ReadTags(FileLayout layout, HashSet<int> known, DropLog drops)
    {
        var tags = new List<TagRow>();
        ForEachRow(layout, row =>
        {
            _ = row.Id(0);
            var tag = new TagRow(row.Id(1), row.Text(2), row.Timestamp(3));
            if (known.Contains(tag.MovieId)) tags.Add(tag);
            else drops.Add(layout.Name, "of films that are not listed", row.Line);
        });
        return tags;
    }

    private static void ForEachRow(FileLayout layout, Action<FieldRow> use)
    {
        var problems = new List<string>();
        var isCsv = layout.Path.EndsWith(".csv", StringComparison.Ordinal);
        using var rows = (isCsv ? CsvRows.Read(layout) : DatRows.Read(layout)).GetEnumerator();
        while (problems.Count < MaxProblems)
        {
            try
            {
                if (!rows.MoveNext()) break;
                rows.Current.RequireColumns();
                use(rows.Current);
            }
            catch (MovieLensFormatException problem)
            {
                // A reader that has thrown is at its end: the next MoveNext stops the loop.
                problems.Add(problem.Message);
            }
        }
        if (problems.Count > 0) throw new MovieLensFormatException(string.Join('\n', problems));
    }
}
