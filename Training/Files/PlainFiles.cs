using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.Files;

/// <summary>
/// Regular files of uncompressed text in place of files that are pipes or gzip: temporary copies, which are deleted in the end. A reader
/// can go through them as often as it likes, from any position.
/// </summary>
/// <param name="log">Receives a stage if something is copied.</param>
public sealed class PlainFiles(IProgressLog log) : IDisposable
{
    /// <summary>The most bytes of a copy; the largest data set has about 1.5 GB.</summary>
    public const long MaxBytes = 16L << 30;

    /// <summary>Ratings shrink to a quarter or so; what shrinks to less than a hundredth was made to fill a disk.</summary>
    public const int MaxRatio = 100;

    /// <summary>So much may come out of any file, since small ones of a few equal rows shrink a lot and do no harm.</summary>
    private const long AlwaysAllowedBytes = 1 << 20;

    private const int BufferBytes = 1 << 20;
    private const ushort GzipMagic = 0x1F8B;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly List<string> _copies = [];
    private readonly SortedSet<string> _copied = new(StringComparer.Ordinal);
    private IStage? _stage;
    private long _bytes;

    /// <summary>Opens all pipes at once, since whoever writes into several may do so in any order.</summary>
    /// <returns>For each path that of a regular file with its text: the same one if it is that already.</returns>
    /// <exception cref="DataFormatException">A file is no intact gzip file, or too large.</exception>
    /// <exception cref="IOException">A file cannot be read, or its copy not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public string[] Prepare(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var files = paths.Select(path => IsRegular(path) ? Task.FromResult(Prepare(path, cancellationToken)) : null).ToArray();
        // Opening a pipe waits for its writer, and nothing but the end of the process can interrupt that.
        for (var i = 0; i < files.Length; i++)
        {
            var path = paths[i];
            files[i] ??= Task.Factory.StartNew(
                () => Prepare(path, _disposal.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        Wait(files!, cancellationToken);
        _stage?.Complete(string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", _copied)}: {_bytes:N0} bytes"));
        return Array.ConvertAll(files, file => file!.Result);
    }

    /// <summary>Deletes the copies.</summary>
    public void Dispose()
    {
        _disposal.Cancel();
        lock (_lock)
        {
            _stage?.Dispose();
            foreach (var copy in _copies) File.Delete(copy);
        }
    }

    /// <summary>Whether a file surely is a regular one: pipes and devices have no length, and links may lead to them.</summary>
    private static bool IsRegular(string path) => new FileInfo(path) is { LinkTarget: null, Length: > 0 };

    /// <summary>Waits for all files, or for the first one that cannot be read: nobody may ever write into the other ones.</summary>
    private static void Wait(IEnumerable<Task<string>> files, CancellationToken cancellationToken)
    {
        for (var pending = files.ToList(); pending.Count > 0;)
        {
            var next = Task.WhenAny(pending).WaitAsync(cancellationToken).GetAwaiter().GetResult();
            next.GetAwaiter().GetResult();
            pending.Remove(next);
        }
    }

    private string Prepare(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        if (file.CanSeek) return IsGzip(file) ? Unpack(path, file, cancellationToken) : path;
        var copy = Copy(path, file, MaxBytes, cancellationToken);
        using var copied = File.OpenRead(copy);
        return IsGzip(copied) ? Unpack(path, copied, cancellationToken) : copy;
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[sizeof(ushort)];
        return RandomAccess.Read(file.SafeFileHandle, magic, fileOffset: 0) == magic.Length
            && BinaryPrimitives.ReadUInt16BigEndian(magic) == GzipMagic;
    }

    private string Unpack(string path, FileStream file, CancellationToken cancellationToken)
    {
        using var text = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            return Copy(path, text, Math.Min(MaxBytes, Math.Max(AlwaysAllowedBytes, file.Length * MaxRatio)), cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new DataFormatException($"{path} is no intact gzip file: {e.Message}");
        }
    }

    private string Copy(string path, Stream from, long limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        using var to = NewCopy(path);
        var bytes = 0L;
        for (int count; (count = from.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bytes += count;
            if (bytes > limit)
                throw new DataFormatException(string.Create(CultureInfo.InvariantCulture, $"{path} holds more than {limit:N0} bytes; expected a file of a data set."));
            to.Write(buffer, 0, count);
            _stage!.Report(Interlocked.Add(ref _bytes, count));
        }
        return to.Name;
    }

    private FileStream NewCopy(string path)
    {
        lock (_lock)
        {
            _disposal.Token.ThrowIfCancellationRequested();
            _stage ??= log.Begin("copy", ProgressUnit.Bytes);
            _copied.Add(Path.GetFileName(path));
            var copy = Path.Combine(Path.GetTempPath(), $"moviesimilarity-{Guid.NewGuid():N}.tmp");
            _copies.Add(copy);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            // Others on this machine need not read somebody's data.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(copy, options);
        }
    }
}
