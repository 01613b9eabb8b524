namespace MovieSimilarity.FileSystem;

/// <summary>Where an output goes in the end, once all links are followed.</summary>
/// <param name="Path">The full path, without links; of a descriptor, the path that the system gives it.</param>
/// <param name="Kind">What is there.</param>
internal sealed record OutputTarget(string Path, OutputTargetKind Kind)
{
    /// <summary>As many links as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <summary>What a command line means by standard output.</summary>
    public static readonly OutputTarget StandardOutput = new("-", OutputTargetKind.StandardOutput);

    /// <summary>Whether bytes are written straight into it, because it holds none that could be replaced.</summary>
    public bool IsStream => Kind is not (OutputTargetKind.NewFile or OutputTargetKind.File);

    /// <summary>Follows links until there is something else.</summary>
    /// <param name="path">The path as somebody gave it; it is looked up as the system does, so <c>..</c> behind a link means the link's target.</param>
    /// <param name="contents">What is to be written, as a noun for messages: table, page.</param>
    /// <exception cref="OutputException">Nothing can be written there; the message says why.</exception>
    public static OutputTarget Resolve(string path, string contents)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) throw new OutputException("A file's name cannot hold the character U+0000.");
        if (OperatingSystem.IsWindows()) return ResolveOnWindows(path, contents);
        var current = path;
        for (var links = 0; links <= MostLinks; links++)
        {
            var name = System.IO.Path.GetFileName(current);
            var folder = ResolveFolder(current[..^name.Length], path, contents);
            if (name is "" or "." or "..") throw OutputException.IsFolder(path, contents);
            current = System.IO.Path.Join(folder, name);
            if (IsFolderOfDescriptors(folder)) return Descriptor(current, folder, path, contents);
            var error = UnixFile.GetStatus(current, followLinks: false, out var status);
            if (error == UnixFile.NotFound) return new OutputTarget(current, OutputTargetKind.NewFile);
            if (error != 0) throw OutputException.Because(path, error);
            if (status.Kind != FileKind.Link) return new OutputTarget(current, KindOf(status.Kind, path, contents));
            var next = new FileInfo(current).LinkTarget ?? throw OutputException.Because(path, UnixFile.NotFound);
            current = System.IO.Path.Join(next.StartsWith('/') ? "" : folder + "/", next);
        }
        throw new OutputException($"'{path}' is a link that leads back to itself.");
    }

    private static string ResolveFolder(string folder, string path, string contents)
    {
        var error = UnixFile.Resolve(folder.Length == 0 ? "." : folder, out var resolved);
        if (error == UnixFile.NotFound)
            throw OutputException.NoFolder(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)), contents);
        return error == 0 ? resolved : throw OutputException.Because(path, error);
    }

    /// <summary>Whether the names in a folder are numbers of open files: <c>/proc/123/fd</c> on Linux, <c>/dev/fd</c> elsewhere.</summary>
    private static bool IsFolderOfDescriptors(string folder) =>
        folder == "/dev/fd" || (folder.StartsWith("/proc/", StringComparison.Ordinal) && folder.EndsWith("/fd", StringComparison.Ordinal));

    /// <summary>An open file is never replaced, even if it is regular: whoever opened it would not see what is written.</summary>
    private static OutputTarget Descriptor(string file, string folder, string path, string contents)
    {
        var error = UnixFile.GetStatus(file, followLinks: true, out var status);
        if (error != 0) throw OutputException.Because(path, error);
        var isOwn = folder == "/dev/fd" || folder.StartsWith($"/proc/{Environment.ProcessId}/", StringComparison.Ordinal);
        return (isOwn ? System.IO.Path.GetFileName(file) : "") switch
        {
            "1" => StandardOutput,
            "2" => new OutputTarget(file, OutputTargetKind.StandardError),
            _ when status.Kind == FileKind.Regular => new OutputTarget(file, OutputTargetKind.OpenFile),
            _ => new OutputTarget(file, KindOf(status.Kind, path, contents)),
        };
    }

    private static OutputTargetKind KindOf(FileKind kind, string path, string contents) => kind switch
    {
        FileKind.Regular => OutputTargetKind.File,
        FileKind.Pipe or FileKind.CharacterDevice => OutputTargetKind.Stream,
        FileKind.Folder => throw OutputException.IsFolder(path, contents),
        FileKind.BlockDevice => throw new OutputException($"'{path}' is a block device; name a file, a pipe or a device such as /dev/null for the {contents}."),
        _ => throw new OutputException($"'{path}' is a socket; name a file, a pipe or a device such as /dev/null for the {contents}."),
    };

    private static OutputTarget ResolveOnWindows(string path, string contents)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null) file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            // NUL, CON and the like.
            if (file.FullName.StartsWith(@"\\.\", StringComparison.Ordinal)) return new OutputTarget(file.FullName, OutputTargetKind.Stream);
            if (Directory.Exists(file.FullName)) throw OutputException.IsFolder(path, contents);
            if (file.Directory is { Exists: false } folder) throw OutputException.NoFolder(folder.FullName, contents);
            return new OutputTarget(file.FullName, file.Exists ? OutputTargetKind.File : OutputTargetKind.NewFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && e is not OutputException)
        {
            throw OutputException.Because(path, e);
        }
    }
}

/// <summary>What an output is written to.</summary>
internal enum OutputTargetKind
{
    /// <summary>A file that does not exist yet.</summary>
    NewFile,

    /// <summary>A regular file, which is replaced.</summary>
    File,

    /// <summary>A pipe or a character device.</summary>
    Stream,

    /// <summary>A regular file that some process has open, named by its descriptor; what is written is appended.</summary>
    OpenFile,

    /// <summary>This program's standard output.</summary>
    StandardOutput,

    /// <summary>This program's standard error.</summary>
    StandardError,
}
