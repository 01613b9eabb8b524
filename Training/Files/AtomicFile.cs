namespace MovieSimilarity.Training.Files;

/// <summary>Writes files that are there as a whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes under a temporary name beside the file, then renames it, replacing an older one.</summary>
    /// <exception cref="IOException">It could not be written; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = TemporaryName(path);
        try
        {
            using (var file = Create(temporary)) write(file);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The same for what is written bit by bit.</summary>
    /// <exception cref="IOException">It could not be written; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var temporary = TemporaryName(path);
        try
        {
            await using (var file = Create(temporary)) await write(file);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string TemporaryName(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
}
