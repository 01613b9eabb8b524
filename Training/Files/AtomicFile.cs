namespace MovieSimilarity.Training.Files;

/// <summary>
/// A file that appears under its name only once it is complete: it is written under a temporary name beside it and renamed by
/// <see cref="Commit"/>, which replaces an older file. Disposed of without that, it leaves nothing behind.
/// </summary>
public sealed class AtomicFile : IDisposable, IAsyncDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;

    private AtomicFile(string path)
    {
        _path = path;
        _temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Where the contents are written to.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The name that it gets in the end.</param>
    /// <exception cref="IOException">No file can be written in that folder.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static AtomicFile Create(string path) => new(path);

    /// <summary>Writes a file in one go.</summary>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">It could not be written; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = Create(path);
        write(file.Stream);
        file.Commit();
    }

    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        await using var file = Create(path);
        await write(file.Stream);
        file.Commit();
    }

    /// <summary>Closes the file and gives it its name.</summary>
    /// <exception cref="IOException">It could not be completed or renamed; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Commit()
    {
        _stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
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
}
