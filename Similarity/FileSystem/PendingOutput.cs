using Microsoft.Win32.SafeHandles;

namespace MovieSimilarity.FileSystem;

/// <summary>An output that is being written. Disposed of before <see cref="Commit"/>, it leaves older files as they were.</summary>
public sealed class PendingOutput : IDisposable
{
    private readonly OutputTarget _target;
    private readonly string _name;
    private readonly AtomicFile? _file;
    private readonly FileStream? _gathered;
    private readonly Stream? _straight;
    private readonly OutputStream _stream;

    internal PendingOutput(OutputTarget target, string name, bool seeks)
    {
        (_target, _name) = (target, name);
        try
        {
            if (!target.IsStream) _file = AtomicFile.Create(target.Path);
            else if (seeks) _gathered = OpenTemporary();
            else _straight = OpenStream(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Because(name, e);
        }
        _stream = new OutputStream(_file?.Stream ?? _gathered ?? _straight!, name);
    }

    /// <summary>Where the contents are written to; it can seek if that was asked for. Not to be disposed of.</summary>
    public Stream Stream => _stream;

    /// <summary>Completes the output: an older file is replaced, and what was gathered is written.</summary>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="OutputException">It could not be completed; an older file is left as it was.</exception>
    public long Commit()
    {
        try
        {
            return _file is not null ? CommitFile(_file) : CommitStream();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Because(_name, e);
        }
    }

    /// <summary>Closes the output.</summary>
    public void Dispose()
    {
        try
        {
            _file?.Dispose();
            _gathered?.Dispose();
            _straight?.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Because(_name, e);
        }
    }

    private long CommitFile(AtomicFile file)
    {
        // Hours may have passed since the target was resolved, and only a regular file is replaced.
        if (OutputTarget.Resolve(_target.Path, "new file") is var now && (now.IsStream || now.Path != _target.Path))
            throw new OutputException($"'{_name}' is no regular file any more; it was left as it is.");
        var length = file.Stream.Length;
        file.Commit();
        return length;
    }

    private long CommitStream()
    {
        if (_gathered is null)
        {
            _stream.Flush();
            return _stream.Written;
        }
        using var straight = OpenStream(_target);
        _gathered.Position = 0;
        _gathered.CopyTo(straight);
        straight.Flush();
        return _gathered.Length;
    }

    /// <summary>A file without a name, so that nothing is left even if the process is killed; on Windows it is deleted when it is closed.</summary>
    private static FileStream OpenTemporary()
    {
        var path = Path.Join(Path.GetTempPath(), $"movie-similarity-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (OperatingSystem.IsWindows()) options.Options = FileOptions.DeleteOnClose;
        else options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }

    // Unbuffered, so that a reader gets everything at once, and shared, since others write to terminals and pipes, too.
    private static Stream OpenStream(OutputTarget target) => target.Kind switch
    {
        OutputTargetKind.StandardOutput => OpenStandard(descriptor: 1, Console.OpenStandardOutput),
        OutputTargetKind.StandardError => OpenStandard(descriptor: 2, Console.OpenStandardError),
        OutputTargetKind.OpenFile => new FileStream(target.Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0),
        _ => new FileStream(target.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0),
    };

    /// <summary>
    /// .NET's stream of the console says nothing of a closed pipe, so the program would work on for nobody; a file stream says it. A file
    /// stream in turn does not write where <c>&gt;&gt;</c> and earlier programs left a file's position.
    /// </summary>
    private static Stream OpenStandard(int descriptor, Func<Stream> console)
    {
        if (OperatingSystem.IsWindows() || UnixFile.GetStatus($"/dev/fd/{descriptor}", followLinks: true, out var status) != 0) return console();
        return status.Kind is FileKind.Pipe or FileKind.Socket
            ? new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0) : console();
    }
}
