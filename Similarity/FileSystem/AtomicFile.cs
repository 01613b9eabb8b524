namespace MovieSimilarity.FileSystem;

/// <summary>
/// A file that appears under its name only once it is complete: it is written under a temporary name beside it and renamed by
/// <see cref="Commit"/>, which replaces an older file. Disposed of without that, it leaves nothing behind.
/// </summary>
public sealed class AtomicFile : IDisposable, IAsyncDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;

    private AtomicFile(string path)
    {
        _target = TargetOf(path);
        _temporary = TemporaryNameFor(_target);
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Where the contents are written to; it can seek.</summary>
    public FileStream Stream => _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The name that it gets in the end; a link is followed, so that the file behind it is replaced.</param>
    /// <exception cref="IOException">No file can be written in that folder.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static AtomicFile Create(string path) => new(path);

    /// <summary>Writes a file in one go.</summary>
    /// <param name="path">The file; a link is followed, so that the file behind it is replaced.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">Writing failed; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">No file may be written there; likewise.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var file = Create(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Writes a file by code that waits for something, such as a response.</summary>
    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string path, Func<FileStream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        await using var file = Create(path);
        await write(file.Stream);
        file.Commit();
    }

    /// <summary>Finds out beforehand whether a file can be written, by creating and deleting a temporary one beside it.</summary>
    /// <exception cref="IOException">It cannot; the message names <paramref name="path"/>.</exception>
    public static void RequireWritable(string path)
    {
        var temporary = TemporaryNameFor(TargetOf(path));
        try
        {
            new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
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

    /// <summary>Closes the file and gives it its name.</summary>
    /// <exception cref="IOException">It could not be completed or renamed; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Commit()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_temporary, _target, overwrite: true);
    }

    /// <summary>Deletes the file unless it was committed.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        finally
        {
            File.Delete(_temporary);
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _stream.DisposeAsync();
        }
        finally
        {
            File.Delete(_temporary);
        }
    }

    /// <summary>A name that no other writer uses. A process id would not do: in containers all are 1.</summary>
    private static string TemporaryNameFor(string target) => $"{target}.{Guid.NewGuid():N}.tmp";
}
