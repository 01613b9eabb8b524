namespace MovieSimilarity.FileSystem;

/// <summary>
/// A regular file that appears under its name only once it is complete: it is written under a temporary name beside it and renamed by
/// <see cref="Commit"/>, which replaces an older file. Disposed of without that, it leaves nothing behind.
/// </summary>
/// <remarks><see cref="OutputFile"/> is for paths that people name: it follows links and writes into pipes and devices.</remarks>
public sealed class AtomicFile : IDisposable, IAsyncDisposable
{
    /// <summary>With the rest of a temporary name below the 143 bytes of the strictest common file system, even at 3 bytes a character.</summary>
    private const int MostOfName = 32;

    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;

    private AtomicFile(string path)
    {
        _target = Path.GetFullPath(path);
        _temporary = TemporaryNameFor(_target);
        _stream = Begin(_temporary, _target);
    }

    /// <summary>Where the contents are written to; it can seek.</summary>
    public FileStream Stream => _stream;

    /// <summary>Begins a file. Where it replaces one, it gets the permissions of that and, if possible, its owner.</summary>
    /// <param name="path">The name that it gets in the end; not a link, a device or a pipe, which would be replaced themselves.</param>
    /// <exception cref="IOException">No file can be written in that folder.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static AtomicFile Create(string path) => new(path);

    /// <summary>Writes a file in one go.</summary>
    /// <param name="path">The file; see <see cref="Create"/>.</param>
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

    /// <summary>Closes the file and gives it its name.</summary>
    /// <exception cref="IOException">It could not be completed or renamed; an older file is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Commit()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        try
        {
            File.Move(_temporary, _target, overwrite: true);
        }
        catch (IOException e) when (e.HResult == UnixFile.Busy)
        {
            CopyIntoMountPoint();
        }
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
    private static string TemporaryNameFor(string target)
    {
        var name = Path.GetFileName(target);
        return Path.Join(Path.GetDirectoryName(target), $"{name[..Math.Min(name.Length, MostOfName)]}.{Guid.NewGuid():N}.tmp");
    }

    private static FileStream Begin(string temporary, string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows() || UnixFile.GetStatus(target, followLinks: false, out var older) != 0) return new FileStream(temporary, options);
        var mode = File.GetUnixFileMode(target) & Permissions;
        // From the first moment nobody can read more than the older file let them.
        options.UnixCreateMode = mode;
        var file = new FileStream(temporary, options);
        UnixFile.TryGive(temporary, older);
        try
        {
            // Beyond what the process' umask allows.
            File.SetUnixFileMode(file.SafeFileHandle, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some file systems have no permissions of their own.
        }
        return file;
    }

    /// <summary>A container's volume may be a single file, which can be written but not replaced.</summary>
    private void CopyIntoMountPoint()
    {
        using var complete = File.OpenRead(_temporary);
        using var mounted = new FileStream(_target, FileMode.Truncate, FileAccess.Write);
        complete.CopyTo(mounted);
        mounted.Flush(flushToDisk: true);
    }
}
