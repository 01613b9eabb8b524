namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>
/// A folder for a data set, whose files get their names only when all of them are complete. Disposing of it before leaves nothing.
/// </summary>
internal sealed class GeneratedFolder : IDisposable
{
    public const string Ratings = "ratings.csv", Movies = "movies.csv", Tags = "tags.csv", Readme = "README.txt";

    private const int BufferSize = 1 << 20;

    // The one by which a generated data set is known first, should the program be killed between two.
    private static readonly string[] Files = [Readme, Ratings, Movies, Tags];

    private readonly string _folder;
    private readonly string _temporary;

    // Innermost first.
    private readonly IReadOnlyList<string> _created;

    private GeneratedFolder(string folder)
    {
        _folder = folder;
        _created = [.. Ancestry(folder).TakeWhile(ancestor => !Directory.Exists(ancestor))];
        _temporary = Path.Combine(folder, $".generating-{Guid.NewGuid():N}");
        Directory.CreateDirectory(_temporary);
    }

    /// <exception cref="GenerationException">Files of those names are there, and they are no generated data set.</exception>
    public static GeneratedFolder Create(string folder)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder)) throw new GenerationException($"'{folder}' is a file; name a folder to write the data set to.");
        var strangers = Files.Where(name => Path.Exists(Path.Combine(folder, name))).ToArray();
        if (strangers.Length > 0 && !IsGenerated(Path.Combine(folder, Readme)))
            throw new GenerationException($"'{folder}' holds a {strangers[0]} that was not generated; choose another folder.");
        return new GeneratedFolder(folder);
    }

    public FileStream Open(string name) => new(
        Path.Combine(_temporary, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);

    public void WriteText(string name, string text) => File.WriteAllText(Path.Combine(_temporary, name), text);

    /// <summary>Gives the files their names, replacing those of a data set generated before.</summary>
    public void Commit()
    {
        foreach (var name in Files) File.Move(Path.Combine(_temporary, name), Path.Combine(_folder, name), overwrite: true);
    }

    public void Dispose()
    {
        Directory.Delete(_temporary, recursive: true);
        foreach (var folder in _created)
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any()) return;
            Directory.Delete(folder);
        }
    }

    private static IEnumerable<string> Ancestry(string folder)
    {
        for (var ancestor = folder; ancestor is not null; ancestor = Path.GetDirectoryName(ancestor)) yield return ancestor;
    }

    private static bool IsGenerated(string readme) =>
        File.Exists(readme) && File.ReadLines(readme).FirstOrDefault() == ReadmeText.Mark;
}
