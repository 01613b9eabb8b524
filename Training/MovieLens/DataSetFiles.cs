using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>The files of a data set, found by their names.</summary>
/// <param name="Folder">The folder that they lie in.</param>
/// <param name="Format">Their form.</param>
/// <param name="Movies">The path of the file of films.</param>
/// <param name="Ratings">The path of the file of ratings.</param>
/// <param name="Tags">The path of the file of tags; null if there is none.</param>
/// <param name="Links">The path of the file of links; null if there is none.</param>
internal sealed record DataSetFiles(string Folder, DataSetFormat Format, string Movies, string Ratings, string? Tags, string? Links)
{
    private const int MaxShown = 8;

    private const string Expected =
        "a data set is ratings.csv, movies.csv and any tags.csv (or rating.csv and so on), ratings.dat, movies.dat and any tags.dat, "
        + "or u.data and u.item, each of them also as .gz";

    /// <summary>The paths of all files.</summary>
    public IEnumerable<string> Paths => new[] { Movies, Ratings, Tags, Links }.OfType<string>();

    /// <summary>Finds the files in a folder, or else in the only folder below it that has ratings.</summary>
    /// <exception cref="DataFormatException">A file is missing; the message says what there is instead.</exception>
    public static DataSetFiles Find(string folder)
    {
        if (!Directory.Exists(folder)) throw new DataFormatException($"There is no folder '{folder}'.");
        if (FormatOf(folder) is { } format) return Find(folder, format);
        string[] below = [.. Directory.GetDirectories(folder).Where(candidate => FormatOf(candidate) is not null).Order(StringComparer.Ordinal)];
        return below.Length switch
        {
            1 => Find(below[0], FormatOf(below[0])!),
            0 => throw Missing(folder, DataSetFormat.Csv.Ratings[0]),
            _ => throw new DataFormatException($"{folder} has several data sets: {Shown(below.Select(Path.GetFileName))}; name one of these folders."),
        };
    }

    private static DataSetFormat? FormatOf(string folder) => DataSetFormat.All.FirstOrDefault(format => Find(folder, format.Ratings) is not null);

    private static DataSetFiles Find(string folder, DataSetFormat format) => new(
        folder, format, Find(folder, format.Movies) ?? throw Missing(folder, format.Movies[0]),
        Find(folder, format.Ratings) ?? throw Missing(folder, format.Ratings[0]), Find(folder, format.Tags), Find(folder, format.Links));

    /// <summary>The file with the first of some names; one that has it in just these letters comes before others.</summary>
    private static string? Find(string folder, string[] names)
    {
        var files = Files(folder);
        return names
            .Select(name => files.Contains(name, StringComparer.Ordinal) ? name : files.FirstOrDefault(file => DataSetFormat.IsNamed(file, name)))
            .FirstOrDefault(file => file is not null) is { } found ? Path.Combine(folder, found) : null;
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static DataFormatException Missing(string folder, string file)
    {
        var files = Files(folder);
        string[] entries = [.. files, .. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path) + Path.DirectorySeparatorChar)];
        var archive = files.FirstOrDefault(name => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));
        return new DataFormatException(
            $"{Path.Combine(folder, file)} is missing; {Expected}. The folder has {(entries.Length > 0 ? Shown(entries) : "no file")}"
            + (archive is null ? "." : $"; if '{archive}' is the data set, name it instead of the folder."));
    }

    private static string Shown(IEnumerable<string?> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToArray();
        return string.Join(", ", all.Take(MaxShown)) + (all.Length > MaxShown ? $" and {all.Length - MaxShown} more" : "");
    }
}
