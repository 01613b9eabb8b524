namespace MovieSimilarity.FileSystem;

/// <summary>
/// Where somebody wants an output: a path, or standard output. Links are followed. A regular file is replaced once the new one is
/// complete; a pipe or a device is written straight into.
/// </summary>
public sealed class OutputFile
{
    /// <summary>What a command line means by standard output.</summary>
    private const string StandardOutputArgument = "-";

    private readonly string? _path;
    private readonly string _contents;

    private OutputFile(string? path, string contents) => (_path, _contents) = (path, contents);

    /// <summary>Whether what is written appears on the program's standard output, so that nothing else should.</summary>
    /// <exception cref="OutputException">Nothing can be written there; the message says why.</exception>
    public bool IsStandardOutput => Resolve().Kind == OutputTargetKind.StandardOutput;

    /// <summary>Whether bytes are written straight into a pipe, a device or an open file, and there is no file to replace.</summary>
    /// <exception cref="OutputException">Nothing can be written there; the message says why.</exception>
    public bool IsStream => Resolve().IsStream;

    /// <summary>The full path of the file that is made or replaced, links followed; null for a stream.</summary>
    /// <exception cref="OutputException">Nothing can be written there; the message says why.</exception>
    public string? TargetPath => Resolve() is { IsStream: false } target ? target.Path : null;

    /// <summary>The full path of the regular file that would be replaced; null if there is none.</summary>
    /// <exception cref="OutputException">Nothing can be written there; the message says why.</exception>
    public string? OlderFile => Resolve() is { Kind: OutputTargetKind.File } target ? target.Path : null;

    /// <summary>An output at a path.</summary>
    /// <param name="path">The path of a file, a pipe, a device or a link to one.</param>
    /// <param name="contents">What is to be written, as a noun for messages: table, page.</param>
    public static OutputFile At(string path, string contents) => new(path, contents);

    /// <summary>An output as a command line names it: <c>-</c> is standard output.</summary>
    /// <inheritdoc cref="At"/>
    public static OutputFile OfArgument(string path, string contents) => new(path == StandardOutputArgument ? null : path, contents);

    /// <summary>The path as it was given, or "standard output".</summary>
    public override string ToString() => _path ?? "standard output";

    /// <summary>Finds out beforehand whether the output can be written, without changing or opening what is there.</summary>
    /// <exception cref="OutputException">It cannot; the message says why.</exception>
    public void RequireWritable()
    {
        var target = Resolve();
        if (target.Kind is OutputTargetKind.StandardOutput or OutputTargetKind.StandardError) return;
        if (target.Kind != OutputTargetKind.NewFile) RequireAccess(target);
        if (target.IsStream) return;
        // Whether a folder can be written is best found out by writing into it.
        try
        {
            AtomicFile.Create(target.Path).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Because(ToString(), e);
        }
    }

    /// <summary>Begins to write the output, which is complete with <see cref="PendingOutput.Commit"/>. A pipe is opened now, and waits for its reader.</summary>
    /// <param name="seeks">Whether the writer seeks; what goes to a pipe or a device is then gathered in a temporary file.</param>
    /// <exception cref="OutputException">Nothing can be written there; the message says why.</exception>
    public PendingOutput Open(bool seeks = false)
    {
        var target = Resolve();
        if (target.Kind == OutputTargetKind.File) RequireAccess(target);
        return new PendingOutput(target, ToString(), seeks);
    }

    /// <summary>Writes the output in one go.</summary>
    /// <param name="write">Writes the contents.</param>
    /// <param name="seeks">Whether it seeks; see <see cref="Open"/>.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="OutputException">Writing failed; an older file is left as it was.</exception>
    public long Write(Action<Stream> write, bool seeks = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var output = Open(seeks);
        write(output.Stream);
        return output.Commit();
    }

    /// <summary>Writes the output by code that waits for something.</summary>
    /// <inheritdoc cref="Write"/>
    public async Task<long> WriteAsync(Func<Stream, Task> write, bool seeks = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var output = Open(seeks);
        await write(output.Stream);
        return output.Commit();
    }

    private OutputTarget Resolve() => _path is null ? OutputTarget.StandardOutput : OutputTarget.Resolve(_path, _contents);

    private void RequireAccess(OutputTarget target)
    {
        var isReadOnly = OperatingSystem.IsWindows() && target.Kind == OutputTargetKind.File && new FileInfo(target.Path).IsReadOnly;
        var error = isReadOnly ? UnixFile.Denied : OperatingSystem.IsWindows() ? 0 : UnixFile.GetWriteAccess(target.Path);
        if (error == UnixFile.Denied)
            throw new OutputException($"'{this}' is read-only; allow writing it, or name another file for the {_contents}.");
        if (error != 0) throw OutputException.Because(ToString(), error);
    }
}
