namespace MovieSimilarity.FileSystem;

/// <summary>
/// A folder that somebody wants several files in. Links are followed, and missing folders are made. Disposing of it removes those that it
/// made and that are still empty.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    /// <summary>As many links as Linux follows.</summary>
    private const int MostLinks = 40;

    // Innermost first.
    private readonly IReadOnlyList<string> _created;

    private OutputFolder(string folder)
    {
        Path = folder;
        _created = [.. Ancestry(folder).TakeWhile(ancestor => !Directory.Exists(ancestor))];
        Directory.CreateDirectory(folder);
    }

    /// <summary>The full path, the last link followed.</summary>
    public string Path { get; }

    /// <summary>Finds or makes a folder.</summary>
    /// <param name="path">The folder as a command line names it; a link to a folder that does not exist makes that folder.</param>
    /// <param name="contents">What is to be written, as a noun for messages: data set.</param>
    /// <exception cref="OutputException">No files can be written there; the message says why.</exception>
    public static OutputFolder Create(string path, string contents)
    {
        try
        {
            var folder = new OutputFolder(Resolve(path, contents));
            var error = OperatingSystem.IsWindows() ? 0 : UnixFile.GetWriteAccess(folder.Path);
            return error == 0 ? folder : throw OutputException.Because(path, error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Because(path, e);
        }
    }

    /// <summary>The full path of a folder that exists or can be made, the last link followed.</summary>
    /// <exception cref="OutputException">Something else is there.</exception>
    public static string Resolve(string path, string contents)
    {
        if (path == "-") throw new OutputException($"'-' is standard output, which is no folder; name a folder for the {contents}.");
        var folder = Trimmed(System.IO.Path.GetFullPath(path));
        for (var links = 0; links <= MostLinks; links++)
        {
            if (new FileInfo(folder).LinkTarget is { } next)
                folder = Trimmed(System.IO.Path.GetFullPath(next, System.IO.Path.GetDirectoryName(folder)!));
            else if (Directory.Exists(folder) || !System.IO.Path.Exists(folder)) return folder;
            else throw new OutputException($"'{path}' is not a folder; name a folder for the {contents}.");
        }
        throw new OutputException($"'{path}' is a link that leads back to itself.");
    }

    /// <summary>Removes folders that were made and are still empty.</summary>
    public void Dispose()
    {
        foreach (var folder in _created)
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any()) return;
            Directory.Delete(folder);
        }
    }

    private static string Trimmed(string folder) => System.IO.Path.TrimEndingDirectorySeparator(folder);

    private static IEnumerable<string> Ancestry(string folder)
    {
        for (var ancestor = folder; ancestor is not null; ancestor = System.IO.Path.GetDirectoryName(ancestor)) yield return ancestor;
    }
}
