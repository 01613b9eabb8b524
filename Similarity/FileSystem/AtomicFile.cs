namespace MovieSimilarity.FileSystem;

/// <summary>
/// Writes files that appear whole or not at all: under a temporary name beside the file, which is then renamed and replaces an older
/// one.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; a link is followed, so that the file behind it is replaced.</param>
    /// <param name="write">Writes the contents; the stream can seek.</param>
    /// <exception cref="IOException">Writing failed; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">No file may be written there; likewise.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = TargetOf(path);
        var temporary = TemporaryNameFor(target);
        try
        {
            using (var file = Create(temporary))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            DeleteIfThere(temporary);
        }
    }

    /// <summary>Writes a file by code that waits for something, such as a response.</summary>
    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string path, Func<FileStream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = TargetOf(path);
        var temporary = TemporaryNameFor(target);
        try
        {
            await using (var file = Create(temporary))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            DeleteIfThere(temporary);
        }
    }

    /// <summary>Finds out beforehand whether a file can be written, by creating and deleting a temporary one beside it.</summary>
    /// <exception cref="IOException">It cannot; the message names <paramref name="path"/>.</exception>
    public static void RequireWritable(string path)
    {
        var temporary = TemporaryNameFor(TargetOf(path));
        try
        {
            Create(temporary).Dispose();
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(e.Message.Replace(temporary, path, StringComparison.Ordinal), e);
        }
    }

    /// <summary>The full path of the file itself, links followed: replacing a link would leave the file behind it as it was.</summary>
    public static string TargetOf(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>A name that no other writer uses. A process id would not do: in containers all are 1.</summary>
    private static string TemporaryNameFor(string target) => $"{target}.{Guid.NewGuid():N}.tmp";

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>Where there is no folder there is no file, and the reason why writing failed matters more.</summary>
    private static void DeleteIfThere(string path)
    {
        if (File.Exists(path)) File.Delete(path);
    }
}
